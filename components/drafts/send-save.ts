import type { Change } from '#lib/drafts/merge-answers.ts'
import type { Problem } from '#lib/result.ts'
import type { Answers } from '#lib/templates/answers.ts'
import type { SaveOutcome, SaveRequest, Theirs } from './save-state.ts'

type Refused = { code?: string; problems?: Problem[]; details?: unknown }

/** Browsers let a request outlive its page up to 64 KiB; more goes without that promise. */
const mostKept = 60_000
/** A request that takes longer is given up and counts as no answer, ms. */
const patience = 8_000

/** Sends one save of a draft. Whatever doesn't answer in our own words counts as not reached. */
export async function sendSave(draftId: string, request: SaveRequest): Promise<SaveOutcome> {
  const body = JSON.stringify({
    revision: request.revision,
    changes: Object.fromEntries<Change>(request.changes),
    ...(request.leaving ? { leaving: true } : {}),
  })
  const answer = await fetch(`/api/drafts/${draftId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive: body.length < mostKept,
    signal: AbortSignal.timeout(patience),
  })
  if (answer.ok) {
    const saved: { revision: number; savedAt: string; answers: Answers } = await answer.json()
    return { is: 'saved', ...saved }
  }
  return refusalOf(await answer.json())
}

function refusalOf({ code, problems = [], details }: Refused): SaveOutcome {
  switch (code) {
    case 'draft-changed':
      return { is: 'changed', theirs: details as Theirs }
    case 'alert-held':
      return { is: 'held', ...(details as { by: string; until: string | null }) }
    case 'draft-closed':
    case 'alert-closed':
    case 'not-found':
      return { is: 'closed' }
    case 'not-signed-in':
      return { is: 'signed-out' }
    case 'invalid':
    case 'too-large':
      return { is: 'refused', problems }
    default:
      return { is: 'unreached' }
  }
}
