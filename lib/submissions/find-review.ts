import type { Actor } from '#lib/actor.ts'
import { type AlertView, findAlert } from '../alerts/queries.ts'
import { type DraftView, findDraftOfAlert } from '../drafts/queries.ts'
import { findSubmissionOfAlert } from './queries.ts'
import type { SubmissionView } from './submission-view.ts'

/** What the review of one alert shows beside its evidence. */
export type Review = {
  alert: AlertView
  /** Null before the mapping has run. */
  draft: DraftView | null
  /** The one that stands for the alert; a cancelled one is history and not here. */
  submission: SubmissionView | null
}

/** An alert with its draft and its submission, or null when there is none that the actor may see. */
export async function findReview(actor: Actor, alertId: string): Promise<Review | null> {
  const alert = await findAlert(actor, alertId)
  if (!alert) return null
  const [draft, submission] = await Promise.all([
    findDraftOfAlert(actor, alert.id, alert.kind),
    findSubmissionOfAlert(actor, alert.id, alert.kind),
  ])
  return { alert, draft, submission: submission?.status === 'cancelled' ? null : submission }
}
