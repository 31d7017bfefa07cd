import { createContext, use } from 'react'

/** How a field stands; only the look follows from it, the words beside it say why. */
export type FieldTone = 'rest' | 'lit' | 'changed' | 'problem' | 'unknown'

export type FieldState = {
  id: string
  labelId: string
  describedBy: string | undefined
  tone: FieldTone
  readOnly: boolean
  required: boolean
  invalid: boolean
}

export const FieldContext = createContext<FieldState | null>(null)

/** The frame that a control stands in, or null when it stands alone and must be given an aria-label. */
export function useField(): FieldState | null {
  return use(FieldContext)
}
