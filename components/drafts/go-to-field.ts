/** Brings a field of the form into view and gives it the focus, without animation. */
export function goToField(key: string): void {
  const field = document.querySelector(`[data-field="${CSS.escape(key)}"]`)
  if (!field) return
  const pane = field.closest('[data-pane]')
  if (pane) {
    const box = field.getBoundingClientRect()
    const around = pane.getBoundingClientRect()
    pane.scrollTop += box.top - around.top - (around.height - box.height) / 2
  }
  const control = field.querySelector<HTMLElement>(
    'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), button[aria-haspopup]:not([disabled]), [role=group] button',
  )
  control?.focus({ preventScroll: true })
}
