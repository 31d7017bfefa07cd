import { type AlertStatus, statusOf } from '../alerts/status.ts'
import { clock } from '../clock.ts'
import { db, type Prisma, type Tx } from '../db.ts'
import type { Content } from './arrival.ts'
import type { IntakeSource } from './sender.ts'

const intakeFields = {
  id: true,
  slug: true,
  name: true,
  kind: true,
  externalId: true,
  events: true,
  version: true,
} as const satisfies Prisma.SourceSelect

const keyFields = { id: true, hash: true, expiresAt: true, revokedAt: true, lastUsedAt: true } as const

export type KnownKey = {
  id: string
  hash: string
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
}

/** The source under this slug, whether it takes bearer keys, and of its keys the one with this hash. Archived is not there. */
export async function findSourceWithKey(
  slug: string,
  hash: string,
): Promise<{ source: IntakeSource; bearer: boolean; key: KnownKey | undefined } | null> {
  if (holdsNul(slug)) return null
  const row = await db().source.findFirst({
    where: { slug, status: { not: 'archived' } },
    select: { ...intakeFields, auth: true, keys: { where: { hash }, select: keyFields } },
  })
  if (!row) return null
  const { keys, auth, ...source } = row
  const bearer = typeof auth === 'object' && auth !== null && 'kind' in auth && auth.kind === 'bearer'
  return { source, bearer, key: keys[0] }
}

/** A key by its hash, with the source that it belongs to. */
export async function findKey(hash: string): Promise<{ key: KnownKey; sourceId: string } | null> {
  const row = await db().sourceKey.findUnique({ where: { hash }, select: { ...keyFields, sourceId: true } })
  if (!row) return null
  const { sourceId, ...key } = row
  return { key, sourceId }
}

export type LockedAlert = {
  id: string
  status: 'open' | 'submitted' | 'dismissed'
  snoozedUntil: Date | null
  revision: number
}

/** The alert of a source with this external id, its row locked until the transaction ends. */
export async function findLocked(tx: Tx, sourceId: string, externalId: string): Promise<LockedAlert | undefined> {
  const rows = await tx.$queryRaw<LockedAlert[]>`
    select id, status::text as status, snoozed_until as "snoozedUntil", revision
    from alert where source_id = ${sourceId} and external_id = ${externalId} for update`
  return rows[0]
}

/** Of these contents those that their alert has already, as its current or an earlier revision, with its id. */
export async function findDuplicates(tx: Tx, sourceId: string, contents: Content[]): Promise<Map<Content, string>> {
  const rows = await tx.payload.findMany({
    where: {
      contentHash: { in: contents.map(({ reading }) => reading.contentHash) },
      alert: { sourceId, externalId: { in: contents.map(({ reading }) => reading.externalId) } },
    },
    select: { contentHash: true, alert: { select: { id: true, externalId: true } } },
  })
  const keyOf = (externalId: string, contentHash: string) => JSON.stringify([externalId, contentHash])
  const ids = new Map(
    rows.flatMap(({ alert, contentHash }) => (alert ? [[keyOf(alert.externalId, contentHash), alert.id]] : [])),
  )
  return new Map(
    contents.flatMap(content => {
      const id = ids.get(keyOf(content.reading.externalId, content.reading.contentHash))
      return id === undefined ? [] : [[content, id] as const]
    }),
  )
}

export type AlertState = {
  id: string
  externalId: string
  source: string
  status: AlertStatus
  receivedAt: string
  submission: { id: string; status: string } | null
  case: { id: string; name: string | null; status: string | null } | null
}

/**
 * How an alert of this source stands, as its integrator reads it. For kind sar submission and case are null: what became
 * of it is confidential (decisions.md 12).
 */
export async function findAlertState(
  sourceId: string,
  by: { id: string } | { externalId: string },
): Promise<AlertState | null> {
  if (Object.values(by).some(holdsNul)) return null
  const alert = await db().alert.findFirst({
    where: { sourceId, ...by },
    select: {
      id: true,
      kind: true,
      externalId: true,
      status: true,
      snoozedUntil: true,
      receivedAt: true,
      source: { select: { slug: true } },
    },
  })
  if (!alert) return null
  const { id, externalId, source, receivedAt } = alert
  const state = {
    id,
    externalId,
    source: source.slug,
    status: statusOf(alert, clock.now()),
    receivedAt: receivedAt.toISOString(),
  }
  return { ...state, ...(alert.kind === 'sar' ? unseen : await findOutcome(id)) }
}

const unseen = { submission: null, case: null }

/** The alert's last submission of its own kind, and its case. Whether it was escalated is not told. */
async function findOutcome(alertId: string): Promise<Pick<AlertState, 'submission' | 'case'>> {
  const last = await db().submissionAlert.findFirst({
    where: { alertId, kind: 'alert', submission: { purpose: 'create' } },
    orderBy: { submission: { submittedAt: 'desc' } },
    select: {
      submission: {
        select: { id: true, status: true, case: { select: { id: true, name: true, status: true } } },
      },
    },
  })
  if (!last) return unseen
  const { case: made, ...submission } = last.submission
  return { submission: { ...submission, status: submission.status.replaceAll('_', '-') }, case: made }
}

/** No text of the database can hold a NUL, so nothing is found by one. */
function holdsNul(text: string): boolean {
  return text.includes('\0')
}

/** The alerts whose current payload waits to be mapped and is due; what a paused source took in waits on. */
export async function listPayloadsToMap(now: Date, limit: number): Promise<string[]> {
  const due = await db().payload.findMany({
    where: { state: 'received', dueAt: { lte: now }, source: { status: { not: 'paused' } } },
    orderBy: { dueAt: 'asc' },
    take: limit,
    select: { alertId: true },
  })
  return due.flatMap(({ alertId }) => alertId ?? [])
}
