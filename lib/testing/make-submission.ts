import type { Actor } from '../actor.ts'
import { db } from '../db.ts'
import { submitDraft } from '../submissions/submit-draft.ts'
import type { Answers } from '../templates/answers.ts'
import type { Field } from '../templates/field-types.ts'
import { makeAlert } from './make-alert.ts'
import type { MadeSource } from './make-source.ts'

/** The questions of the stories: some of each kind that Persona compares, files apart. */
export const wireFields: Field[] = [
  { key: 'alert_id', label: 'Alert ID', type: 'string', required: true },
  { key: 'amount', label: 'Amount', type: 'number', min: 0 },
  { key: 'typology', label: 'Typology', type: 'choices', options: [{ value: 'structuring', label: 'Structuring' }] },
  { key: 'summary', label: 'Summary', type: 'string', maxLength: 1024 },
]

/** Mapped answers, by field key. */
export function answersOf(values: Record<string, string | number | boolean | null>): Answers {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, provenance: { from: 'path', path: key } }]),
  )
}

let made = 0

/** Values that satisfy `wireFields`; the alert id is one that no other test has. */
export function wireAnswers(values: Record<string, string | number | boolean | null> = {}): Answers {
  made += 1
  return answersOf({ alert_id: `A-${process.pid}-${made}`, amount: 12500.5, typology: 'structuring', ...values })
}

export type MadeSubmission = { submissionId: string; draftId: string; alertId: string }

/** An alert with complete answers, submitted by `actor`. */
export async function makeSubmission(
  source: MadeSource,
  actor: Actor,
  answers = wireAnswers(),
): Promise<MadeSubmission> {
  const { id: alertId, draftId } = await makeAlert(source, { answers })
  return { alertId, draftId, submissionId: await submitAgain(draftId, actor) }
}

/** Submits a draft as it is now. */
export async function submitAgain(draftId: string, actor: Actor): Promise<string> {
  const { revision } = await db().draft.findUniqueOrThrow({ where: { id: draftId }, select: { revision: true } })
  const submitted = await submitDraft(actor, { draftId, revision })
  if (!submitted.ok) throw new Error(`The draft was refused: ${JSON.stringify(submitted)}`)
  return submitted.value.submissionId
}
