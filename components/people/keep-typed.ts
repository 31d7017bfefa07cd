import type { SyntheticEvent } from 'react'

/** A form is emptied after its action; one that was refused keeps what was typed. To be given to onResetCapture. */
export function keepTyped(event: SyntheticEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
