const listeners = new Set<() => void>()
let asked = false

/** Says that the session has ended: the sign-in opens over the page, which keeps what was typed. */
export function askToSignIn(): void {
  asked = true
  tell()
}

/** Says that somebody signed in again: whoever waited goes on. */
export function signedInAgain(): void {
  asked = false
  tell()
}

/** Whether the page waits for a sign-in. */
export function isSignInAsked(): boolean {
  return asked
}

/** Calls back when that changes, until the returned function is called. */
export function watchSignIn(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
