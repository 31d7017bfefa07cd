import type { PersonActor } from '#lib/actor.ts'
import { claimAlert } from '#lib/alerts/claim-alert.ts'
import { dismissAlert } from '#lib/alerts/dismiss-alert.ts'
import type { DismissReason } from '#lib/alerts/dispositions.ts'
import { snoozeAlert } from '#lib/alerts/snooze-alert.ts'
import { personActor } from '#lib/auth/prove-person.ts'
import { clock, hour } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { saveDraft } from '#lib/drafts/save-draft.ts'
import type { Result } from '#lib/result.ts'
import { submitDraft } from '#lib/submissions/submit-draft.ts'

const dismissals: readonly [DismissReason, string][] = [
  ['expected-activity', 'Invoices on file cover every payment of the period.'],
  ['explained', 'The customer’s accountant sent the contract behind the transfers.'],
  ['not-the-same-person', 'Date of birth and place differ from the listed person’s.'],
  ['rule-fired-in-error', 'The rule counted reversals as new deposits.'],
]

const reasons = [
  'Deposits stay just under the threshold at several branches and leave by wire within a day.',
  'Funds come from accounts opened last month and go on to one payee abroad.',
  'Volume is six times the stated turnover, and the owner could not name the buyers.',
]

type Waiting = { id: string; dueAt: Date; receivedAt: Date; source: { slug: string }; drafts: { draftId: string }[] }

/** What happened on the days before: most of what was due is decided, a little is late, some is on its way to Persona. */
export async function seedDecisions(): Promise<void> {
  const realNow = clock.now
  const now = realNow()
  const [maya, dana] = await Promise.all([person('analyst@demo.test'), person('analyst2@demo.test')])
  const alerts: Waiting[] = await db().alert.findMany({
    orderBy: { dueAt: 'asc' },
    select: {
      id: true,
      dueAt: true,
      receivedAt: true,
      source: { select: { slug: true } },
      drafts: { select: { draftId: true } },
    },
  })
  const late = alerts.filter(alert => alert.dueAt < now)
  const open = alerts.filter(alert => alert.dueAt >= now)
  try {
    for (const [at, alert] of late.slice(0, -2).entries()) {
      clock.now = () => new Date((alert.receivedAt.getTime() + Math.min(alert.dueAt.getTime(), now.getTime())) / 2)
      if (at % 4 === 1 && alert.source.slug === 'unit21') await submit(maya, alert, at)
      else await dismiss(at % 3 === 0 ? maya : dana, alert, at)
    }
  } finally {
    clock.now = realNow
  }
  for (const alert of open.slice(-3)) await must(snoozeAlert(maya, { alertId: alert.id, until: inHours(now, 20) }))
  for (const alert of open.slice(3, 5)) await must(claimAlert(dana, { alertId: alert.id }))
}

async function dismiss(actor: PersonActor, alert: Waiting, at: number): Promise<void> {
  const [reason, sentence] = dismissals[at % dismissals.length] ?? [
    'other' as const,
    'Looked at, nothing found to file.',
  ]
  await must(dismissAlert(actor, { alertId: alert.id, reason, sentence }))
}

async function submit(actor: PersonActor, alert: Waiting, at: number): Promise<void> {
  const draftId = alert.drafts[0]?.draftId ?? ''
  const saved = await must(
    saveDraft(actor, {
      draftId,
      revision: 1,
      changes: {
        recommendation: { value: at % 2 === 0 ? 'keep_watching' : 'call_customer' },
        analyst_reason: { value: reasons[at % reasons.length] ?? '' },
      },
      leaving: true,
    }),
  )
  await must(submitDraft(actor, { draftId, revision: saved.revision }))
}

async function person(email: string): Promise<PersonActor> {
  return personActor(await db().person.findUniqueOrThrow({ where: { email } }))
}

async function must<T>(work: Promise<Result<T>>): Promise<T> {
  const result = await work
  if (!result.ok) throw new Error(`The demonstration was refused: ${result.code}`)
  return result.value
}

function inHours(from: Date, hours: number): string {
  return new Date(from.getTime() + hours * hour).toISOString()
}
