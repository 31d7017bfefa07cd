import { env } from '#lib/env.ts'
import { serveSandbox } from '#lib/persona/sandbox/serve-sandbox.ts'

// npm run persona-sandbox, and the child of npm start: the stand-in for Persona, on this machine only.
const say = (line: string): void => console.log(line)

try {
  const settings = env()
  const sandbox = await serveSandbox({
    port: settings.SANDBOX_PORT ?? 0,
    dataDir: settings.DATA_DIR,
    openTemplates: true,
    rateLimit: settings.PERSONA_RATE_LIMIT,
    log: say,
  })
  const { url, apiUrl, port, environmentId } = sandbox
  say(`Persona sandbox: ${url} (API ${apiUrl}), nothing leaves this machine`)
  process.send?.({ is: 'sandbox', url, apiUrl, port, environmentId })

  const stop = async (): Promise<void> => {
    await sandbox.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  // Forked by npm start: it ends with its parent, whatever ended that.
  process.once('disconnect', stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
