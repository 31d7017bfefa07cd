import { applyMigrations, forgetFailed } from './migrations/apply-migrations.ts'
import { createMigration } from './migrations/create-migration.ts'
import { fail, say } from './say.ts'
import { withAddress } from './with-database.ts'

const usage = 'Usage: npm run migrate [-- new NAME | retry NAME]'

/** `migrate`: apply what is missing. `migrate new NAME`: write the next one. `migrate retry NAME`: try a failed one again. */
async function migrate(url: string, [command, name = '']: string[]): Promise<void> {
  if (command === 'new') {
    const file = await createMigration(url, name)
    say(file ? `Wrote ${file}` : 'schema.prisma says nothing that the migrations do not.')
    return
  }
  if (command === 'retry') await forgetFailed(url, name)
  const applied = await applyMigrations(url)
  for (const each of applied) say(`Applied ${each}`)
  if (applied.length === 0) say('Nothing to migrate.')
}

const args = process.argv.slice(2)
if (args[0] !== undefined && !(['new', 'retry'].includes(args[0]) && args[1])) {
  say(usage)
  process.exit(2)
}
await withAddress(url => migrate(url, args), { migrate: false }).catch(fail)
// The engine would keep the process for 10 s more.
process.exit(0)
