/** One thing that is wrong, at a place in the input ('' when no part of the input is to blame), in words that name the mend. */
export type Problem = { path: string; problem: string }

/**
 * Every expected refusal, with the words a person reads and the HTTP status a machine gets.
 * Persons never see an exception's text: what is not in this table is 'broken'.
 */
export const problemCodes = {
  'not-signed-in': { status: 401, words: 'Your session has ended. Sign in again; what you typed is kept.' },
  'bad-credential': { status: 401, words: 'The credential is missing or wrong.' },
  'foreign-origin': { status: 403, words: 'This came from another site. Open Caseport itself, then try again.' },
  'not-found': { status: 404, words: 'There is nothing here under this address.' },
  invalid: { status: 422, words: 'Some of this can’t be accepted. Mend what is marked.' },
  'too-large': { status: 413, words: 'This is larger than what is accepted here.' },
  'too-many': { status: 429, words: 'Too many tries. Wait a moment, then try again.' },
  unavailable: { status: 503, words: 'The database can’t be reached. Nothing was changed; try again in a moment.' },
  changed: { status: 409, words: 'Somebody changed this in the meantime. Look again, then decide.' },
  'alert-held': { status: 409, words: 'Somebody else holds this alert.' },
  'alert-closed': { status: 409, words: 'This alert is no longer open.' },
  'draft-changed': { status: 409, words: 'Somebody changed this draft while you wrote. Compare, then save.' },
  'draft-closed': { status: 409, words: 'This draft is no longer open; it was submitted or discarded.' },
  'not-ready': { status: 422, words: 'Some answers are missing or wrong. Nothing was submitted.' },
  'correlation-taken': { status: 422, words: 'Another alert already has this value. Nothing was submitted.' },
  'already-submitted': { status: 409, words: 'This alert was already submitted.' },
  'wrong-state': { status: 409, words: 'This can’t be done in the state that it is in now.' },
  broken: { status: 500, words: 'Something failed on our side. Nothing was changed; try again.' },
} as const satisfies Record<string, { status: number; words: string }>

export type ProblemCode = keyof typeof problemCodes

/** A refusal that was expected. `details` carries what the screen needs to show it (for draft-changed: theirs). */
export type Refusal = { ok: false; code: ProblemCode; problems: Problem[]; details?: unknown }
export type Result<T> = { ok: true; value: T } | Refusal

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** Refuses with a code; without problems the code's own words stand, at no path. */
export function refuse(code: ProblemCode, problems: Problem[] = [], details?: unknown): Refusal {
  const said = problems.length > 0 ? problems : [{ path: '', problem: problemCodes[code].words }]
  return details === undefined ? { ok: false, code, problems: said } : { ok: false, code, problems: said, details }
}
