import { type ProblemCode, problemCodes, type Result, refuse } from '#lib/result.ts'
import { askToSignIn } from './ask-to-sign-in.ts'

const unreached = 'Caseport can’t be reached. Nothing was changed; try again in a moment.'
const outdated = 'Caseport was updated. Reload this page; what was saved is kept.'

/**
 * Calls a server action so that its outcome is always a Result: a broken connection and a page older than the server
 * become refusals in words, and an ended session opens the sign-in over the page.
 */
export async function runAction<O>(action: (input: unknown) => Promise<Result<O>>, input: unknown): Promise<Result<O>> {
  try {
    const result = await action(input)
    if (!result.ok && result.code === 'not-signed-in') askToSignIn()
    return result
  } catch (error) {
    const old = error instanceof Error && /server action.*(not found|older or newer)/i.test(error.message)
    return refuse('unavailable', [{ path: '', problem: old ? outdated : unreached }])
  }
}

/** The words of a refusal for a toast: its first problem, else the code's own. */
export function wordsOf(refusal: { code: ProblemCode; problems: { problem: string }[] }): string {
  return refusal.problems[0]?.problem ?? problemCodes[refusal.code].words
}
