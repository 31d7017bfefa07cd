import { isDatabaseGone } from '../db.ts'
import { log } from '../log.ts'
import { beginMapping } from './begin-mapping.ts'
import { recordMappingFailure } from './record-mapping-failure.ts'
import { runSourceMapping } from './run-source-mapping.ts'
import { submitAutomatically } from './submit-automatically.ts'
import { writeMapping } from './write-mapping.ts'

/**
 * Maps an alert's current payload: its own columns, then the answers of its draft, which opens by that; a source that
 * submits by itself then submits. Safe to run twice, from several workers, and while newer content arrives. A payload
 * that can't be mapped leaves the alert in the queue with words that say so, and is tried again ever more rarely.
 * @throws only when the database is away; then nothing was written and the wake-up call comes again
 */
export async function mapPayload({ alertId }: { alertId: string }): Promise<'mapped' | 'nothing-due' | 'failed'> {
  const waiting = await beginMapping(alertId)
  if (!waiting) return 'nothing-due'
  try {
    if (waiting.revision !== waiting.alert?.mappedRevision) {
      const mapping = await runSourceMapping(waiting)
      if (!(await writeMapping(waiting, mapping))) return 'nothing-due'
    }
    if (waiting.source.submit === 'automatic') await submitAutomatically(waiting)
    return 'mapped'
  } catch (error) {
    if (isDatabaseGone(error)) throw error
    log().error({ err: error, alertId, tries: waiting.tries }, 'a payload could not be mapped')
    await recordMappingFailure(waiting)
    return 'failed'
  }
}
