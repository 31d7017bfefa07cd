import { closeDatabase, switchDatabase } from '../db.ts'
import { personaClient } from '../persona/client.ts'
import { localSandboxKey } from '../persona/environment.ts'
import { deliverNextStep } from '../submissions/deliver-next-step.ts'
import { holdClock } from './hold-clock.ts'

// A worker of its own for tests that kill it: node lib/testing/deliver-process.ts SUB-… DATABASE_URL PERSONA_URL AHEAD
const [submissionId = '', databaseUrl = '', url = '', ahead = '0'] = process.argv.slice(2)
holdClock(Number(ahead))
await switchDatabase(databaseUrl)
const persona = personaClient({ url, apiKey: localSandboxKey, version: '2025-12-08' })
while ((await deliverNextStep(submissionId, async () => persona)) === 'more') {}
await closeDatabase()
process.exit(0)
