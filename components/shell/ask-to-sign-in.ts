/** asked: the session has ended. signed-in: somebody signed in again. put-off: they will later; nothing goes on. */
export type SignInEvent = 'asked' | 'signed-in' | 'put-off'

const listeners = new Set<(event: SignInEvent) => void>()

/** Says that the session has ended: the sign-in opens over the page, which keeps what was typed. */
export function askToSignIn(): void {
  tell('asked')
}

/** Says what became of it: whoever waited goes on, or goes on waiting. */
export function answerSignIn(event: Exclude<SignInEvent, 'asked'>): void {
  tell(event)
}

/** Calls back with what happens, until the returned function is called. */
export function watchSignIn(listener: (event: SignInEvent) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function tell(event: SignInEvent): void {
  for (const listener of listeners) listener(event)
}
