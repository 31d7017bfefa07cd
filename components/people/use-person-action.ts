'use client'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import type { Result } from '#lib/result.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { sayDone, sayRefused } from '../ui/toast.tsx'

type Action<O> = (input: unknown) => Promise<Result<O>>
type After<O> = {
  undo?: { words: string; run: () => void }
  onDone?: (value: O) => void
  onRefused?: () => void
}

/**
 * Runs a change of a person and shows the page as it is then; a refusal is said in words, and the page read again,
 * since somebody else may have been quicker.
 */
export function usePersonAction() {
  const router = useRouter()
  const [busy, startTransition] = useTransition()
  const run = <O>(action: Action<O>, input: unknown, words: string, after: After<O> = {}) =>
    startTransition(async () => {
      const result = await runAction(action, input)
      if (result.ok) {
        if (words) sayDone(words, after.undo)
        after.onDone?.(result.value)
      } else {
        if (result.code !== 'not-signed-in') sayRefused(wordsOf(result))
        after.onRefused?.()
      }
      startTransition(() => router.refresh())
    })
  return { busy, run }
}
