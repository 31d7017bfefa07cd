import { serveSandbox } from '#lib/persona/sandbox/serve-sandbox.ts'
import { runUntilStopped } from './process.ts'
import { fail, Refused, say } from './say.ts'
import { readSettings } from './with-database.ts'

/** The stand-in for Persona as a process of its own, on 127.0.0.1. */
async function serve(): Promise<void> {
  const { SANDBOX_PORT, DATA_DIR } = readSettings()
  const sandbox = await serveSandbox({
    dataDir: DATA_DIR,
    ...(SANDBOX_PORT === undefined ? {} : { port: SANDBOX_PORT }),
    // Any config works at once: what isn't registered has no fields to check against.
    openTemplates: true,
    log: say,
  }).catch((error: Error) => {
    throw new Refused(error.message)
  })
  say(`Persona sandbox: ${sandbox.url} (PERSONA_API_URL=${sandbox.apiUrl})`)
  runUntilStopped(sandbox.close, { apiUrl: sandbox.apiUrl, port: sandbox.port })
}

await serve().catch(fail)
