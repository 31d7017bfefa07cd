'use client'
import { type ChangeEvent, type FocusEvent, type FocusEventHandler, useRef, useState } from 'react'

type TypedText = {
  /** How the value reads at rest, and as it is typed. */
  shown: string
  typing: string
  onText: (text: string) => void
  onBlur?: (() => void) | undefined
  onFocus?: FocusEventHandler<HTMLInputElement> | undefined
}

/** The props of an input that shows a value in one form and is typed in another: '86,412.50' and '86412.50'. */
export function useTypedText({ shown, typing, onText, onBlur, onFocus }: TypedText) {
  const [typed, setTyped] = useState<string | null>(null)
  const pointed = useRef(false)
  return {
    value: typed ?? shown,
    onPointerDown: () => {
      pointed.current = true
    },
    onFocus: (event: FocusEvent<HTMLInputElement>) => {
      const input = event.target
      // In the input itself and at once: a later rendering would lose the caret. Reached by key, all of it is selected.
      if (input.value !== typing) input.value = typing
      if (!pointed.current) input.select()
      setTyped(typing)
      onFocus?.(event)
    },
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setTyped(event.target.value)
      onText(event.target.value)
    },
    onBlur: () => {
      pointed.current = false
      setTyped(null)
      onBlur?.()
    },
  }
}
