import { wakeSnoozed } from '../alerts/wake-snoozed.ts'
import { closeRestedDraftRuns } from '../drafts/close-draft-runs.ts'
import { wakeDuePayloads } from '../intake/wake-due-payloads.ts'
import { log } from '../log.ts'
import { wakeDueSteps } from '../submissions/wake-due-steps.ts'

const duties = { wakeDueSteps, wakeDuePayloads, wakeSnoozed, closeRestedDraftRuns } as const satisfies Record<
  string,
  () => Promise<number>
>

/**
 * Does what is due and was forgotten, each minute in every worker. One duty that fails keeps no other from its turn.
 * @throws the first failure, after all had their turn
 */
export async function sweep(): Promise<void> {
  const failures: unknown[] = []
  for (const [duty, run] of Object.entries(duties)) {
    try {
      const count = await run()
      if (count > 0) log().info({ duty, count }, 'swept')
    } catch (error) {
      log().warn({ err: error, duty }, 'a duty of the sweep failed')
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
}
