import { mapPayload } from '../intake/map-payload.ts'
import type { QueueData, QueueName } from '../queue.ts'
import { deliverSubmission } from './deliver-submission.ts'
import { sweep } from './sweep.ts'

export type Handlers = { [Q in QueueName]: (data: QueueData[Q]) => Promise<void> }

/**
 * What a job of each queue does. Every handler is safe to run twice: it looks at the rows and does what is due, so a
 * wake-up call too many changes nothing.
 */
export const handlers: Handlers = {
  'map-payload': async data => void (await mapPayload(data)),
  'deliver-submission': deliverSubmission,
  sweep,
}
