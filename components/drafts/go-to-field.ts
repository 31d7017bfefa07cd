/** Brings a field of the form into view and gives it the focus, without animation. */
export function goToField(key: string): void {
  const field = document.querySelector(`[data-field="${CSS.escape(key)}"]`)
  if (!field) return
  field.scrollIntoView({ block: 'center' })
  const control = field.querySelector<HTMLElement>(
    'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), button[aria-haspopup]:not([disabled]), [role=group] button',
  )
  control?.focus({ preventScroll: true })
}
