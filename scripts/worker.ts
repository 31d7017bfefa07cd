import { closeDatabase } from '#lib/db.ts'
import { runWorker } from '#lib/jobs/run-worker.ts'
import { log } from '#lib/log.ts'
import { checkPersona } from './check-persona.ts'
import { prepareProcess, runUntilStopped } from './process.ts'
import { fail } from './say.ts'

/** The worker process: maps, delivers and sweeps until it is stopped. */
async function work(): Promise<void> {
  await prepareProcess()
  await checkPersona()
  const worker = await runWorker()
  log().info({ worker: worker.id }, 'worker runs')
  runUntilStopped(async () => {
    await worker.stop()
    await closeDatabase()
  })
}

await work().catch(fail)
