import { worker } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import { transaction } from '../db.ts'
import type { Waiting } from './begin-mapping.ts'

const problem = 'The payload could not be mapped. It is kept whole and tried again; answer by hand what can’t wait.'

/** Says on the alert that its payload could not be mapped. The alert stays in the queue; the first failure is an event. */
export async function recordMappingFailure({ alert, revision, tries }: Waiting): Promise<void> {
  if (!alert || revision === null) return
  await transaction(async tx => {
    const marked = await tx.alert.updateMany({
      where: { id: alert.id, revision, mappedRevision: { lt: revision } },
      data: { columnProblems: [{ path: '', problem }], changedAt: clock.now() },
    })
    if (marked.count === 0 || tries > 1) return
    await appendEvent(tx, worker, 'alert.mapped', {
      subjectId: alert.id,
      alertId: alert.id,
      kind: alert.kind,
      summary: 'The payload could not be mapped; it is tried again',
    })
  })
}
