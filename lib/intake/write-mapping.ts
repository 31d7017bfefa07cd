import { isDeepStrictEqual } from 'node:util'
import { worker } from '../actor.ts'
import { dueAt } from '../alerts/triage.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import { Prisma, type Tx, transaction } from '../db.ts'
import { openDraftForAlert } from '../drafts/open-draft-for-alert.ts'
import type { AlertColumns } from '../mapping/alert-columns.ts'
import type { Waiting } from './begin-mapping.ts'
import type { SourceMapping } from './run-source-mapping.ts'

const shown = {
  subject: true,
  subjectId: true,
  amount: true,
  currency: true,
  rules: true,
  priority: true,
  occurredAt: true,
} as const satisfies Prisma.AlertSelect

/**
 * Writes what the mapping made of a payload: the alert's own columns with its due time, and its draft's answers under
 * what people wrote. A source that submits by itself keeps the payload waiting until that is settled as well.
 * @returns false when newer content came in the meantime: then nothing is written, and its own wake-up call maps that
 */
export async function writeMapping(waiting: Waiting, { columns, result, ...version }: SourceMapping): Promise<boolean> {
  const { alert, revision } = waiting
  if (!alert || revision === null) return false
  return transaction(async tx => {
    if (!(await writeColumns(tx, alert.id, revision, columns))) return false
    await openDraftForAlert(tx, worker, {
      alertId: alert.id,
      kind: alert.kind,
      templateId: waiting.source.template.id,
      answers: result.answers,
      problems: result.problems,
      mappedRevision: revision,
      ...version,
    })
    if (waiting.source.submit === 'review') await closeWaiting(tx, waiting.id)
    return true
  })
}

/** The payload's mapping is settled: nothing of it is due any more. */
export async function closeWaiting(tx: Tx, payloadId: string): Promise<void> {
  await tx.payload.updateMany({ where: { id: payloadId, state: 'received' }, data: { state: 'mapped' } })
}

async function writeColumns(tx: Tx, id: string, revision: number, columns: AlertColumns): Promise<boolean> {
  await tx.$queryRaw`select 1 from alert where id = ${id} for update`
  const before = await tx.alert.findUniqueOrThrow({ where: { id }, select: { ...shown, kind: true, receivedAt: true } })
  const after = columnsOf(columns)
  const written = await tx.alert.updateMany({
    where: { id, revision, mappedRevision: { lt: revision } },
    data: {
      ...after,
      dueAt: dueAt(after.priority, before.receivedAt),
      columnProblems: columns.problems,
      mappedRevision: revision,
      changedAt: clock.now(),
    },
  })
  if (written.count === 0) return false
  await appendEvent(tx, worker, 'alert.mapped', {
    subjectId: id,
    alertId: id,
    kind: before.kind,
    summary: columns.problems.length === 0 ? 'Mapped' : 'Mapped; some of what the queue shows could not be read',
    ...changesOf(before, after),
  })
  return true
}

function columnsOf({ problems: _, priority, occurredAt, amount, ...rest }: AlertColumns) {
  return {
    ...rest,
    amount: amount === null ? null : new Prisma.Decimal(amount),
    priority: priority ?? ('P3' as const),
    occurredAt: occurredAt === null ? null : new Date(occurredAt),
  }
}

type Shown = ReturnType<typeof columnsOf>

/** Of the columns those that change, as they were and as they are. */
function changesOf(before: Shown, after: Shown): { before: object; after: object } {
  const names = Object.keys(shown) as (keyof Shown)[]
  const changed = names.filter(name => !isDeepStrictEqual(plain(before[name]), plain(after[name])))
  const pick = (from: Shown) => Object.fromEntries(changed.map(name => [name, plain(from[name])]))
  return { before: pick(before), after: pick(after) }
}

function plain(value: Shown[keyof Shown]): string | string[] | null {
  if (value instanceof Date) return value.toISOString()
  return value instanceof Prisma.Decimal ? value.toFixed() : value
}
