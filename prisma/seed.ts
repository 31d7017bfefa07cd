import { readFileSync } from 'node:fs'
import { operator } from '#lib/actor.ts'
import { clock } from '#lib/clock.ts'
import { importConfig } from '#lib/config/import-config.ts'
import { parseConfig } from '#lib/config/parse-config.ts'
import { db } from '#lib/db.ts'
import { mapPayload } from '#lib/intake/map-payload.ts'
import { receiveAlert } from '#lib/intake/receive-alert.ts'
import { senderOf } from '#lib/intake/sender.ts'
import type { JsonValue } from '#lib/json.ts'
import { demoAlerts } from './demo-alerts.ts'
import { seedDecisions } from './demo-decisions.ts'
import { seedPeople } from './seed-people.ts'

/**
 * Fills an empty embedded database with a believable institution: people, three sources, two templates, sixty alerts of
 * the last four days, some decided already. Everything goes the way that real alerts go.
 */
export async function seed(): Promise<void> {
  await seedPeople()
  await db().installation.upsert({
    where: { id: 1 },
    create: { id: 1, institution: 'Northmoor Bank' },
    update: { institution: 'Northmoor Bank' },
  })
  const file = new URL('./demo.yaml', import.meta.url)
  const config = parseConfig(readFileSync(file, 'utf8'))
  if (!config.ok) throw new Error(config.problems.map(one => `${one.path}: ${one.problem}`).join('\n'))
  const imported = await importConfig(operator, config.value, { dryRun: false })
  if (!imported.ok) throw new Error(imported.problems.map(one => `${one.path}: ${one.problem}`).join('\n'))
  await seedAlerts()
  await seedDecisions()
}

/** Oldest first, each at its own time. */
async function seedAlerts(): Promise<void> {
  const realNow = clock.now
  const now = realNow()
  try {
    for (const { source, payload, age } of demoAlerts(now).reverse()) {
      clock.now = () => new Date(now.getTime() - age)
      await seedAlert(source, payload)
    }
  } finally {
    clock.now = realNow
  }
}

async function seedAlert(slug: string, payload: object): Promise<void> {
  const source = await db().source.findUniqueOrThrow({ where: { slug } })
  const received = await receiveAlert(
    senderOf({ ...source, events: source.events as JsonValue }, {}),
    new Uint8Array(Buffer.from(JSON.stringify(payload))),
    new Headers(),
  )
  if (!received.ok || !received.value.id) throw new Error(`The demonstration's payload of ${slug} was refused.`)
  await mapPayload({ alertId: received.value.id })
}
