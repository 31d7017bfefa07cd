import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { operator, type Role } from '#lib/actor.ts'
import { createPerson } from '#lib/auth/create-person.ts'
import { exportConfig } from '#lib/config/export-config.ts'
import { importConfig } from '#lib/config/import-config.ts'
import { configJsonSchema } from '#lib/config/json-schema.ts'
import { parseConfig } from '#lib/config/parse-config.ts'
import { databaseUrl } from '#lib/db.ts'
import { issueKey } from '#lib/intake/issue-key.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { fail, say } from './say.ts'
import { withDatabase } from './with-database.ts'

const usage = `Usage: npm run config -- import FILE [--dry-run]     apply a config file, all of it or nothing
                         export [FILE]               write templates and sources as import reads them
                         issue-key SOURCE            make a bearer key for a source, shown this once
                         create-user EMAIL ROLE[,ROLE] [--sar]
                                                     add a person; CASEPORT_PASSWORD or a made password
                         database-url                where the database is
                         schema                      the JSON Schema of the config file`

/** What a command prints on stdout, alone. Words for people go to stderr. */
type Output = Result<string>
type Flags = { 'dry-run'?: boolean; sar?: boolean }
type Command = {
  takes: [least: number, most: number]
  flags: (keyof Flags)[]
  run(args: string[], flags: Flags): Promise<Output>
}

const commands: Record<string, Command> = {
  import: {
    takes: [1, 1],
    flags: ['dry-run'],
    run: ([file = ''], flags) => importFile(file, flags['dry-run'] === true),
  },
  export: { takes: [0, 1], flags: [], run: ([file]) => exportTo(file) },
  'issue-key': { takes: [1, 1], flags: [], run: ([source = '']) => newKey(source) },
  'create-user': {
    takes: [2, 2],
    flags: ['sar'],
    run: ([email = '', roles = ''], flags) => newPerson(email, roles, flags.sar === true),
  },
  'database-url': { takes: [0, 0], flags: [], run: () => withDatabase(async () => done(databaseUrl())) },
  schema: { takes: [0, 0], flags: [], run: async () => done(JSON.stringify(configJsonSchema(), null, 2)) },
}

async function importFile(file: string, dryRun: boolean): Promise<Output> {
  const text = readText(file)
  if (text === undefined)
    return refuse('invalid', [{ path: file, problem: 'can’t be read; give the path of a YAML or JSON file' }])
  const config = parseConfig(text)
  if (!config.ok) return config
  const changes = await withDatabase(() => importConfig(operator, config.value, { dryRun }))
  if (!changes.ok) return changes
  for (const { subject, slug, words } of changes.value) say(`${subject} ${slug}: ${words}`)
  if (changes.value.length === 0) say('no changes')
  else if (dryRun) say('Nothing was changed: this was a dry run.')
  return done('')
}

async function exportTo(file: string | undefined): Promise<Output> {
  const yaml = await withDatabase(() => exportConfig(operator))
  if (!yaml.ok || file === undefined) return yaml
  writeFileSync(fromCaller(file), yaml.value)
  say(`Wrote ${file}`)
  return done('')
}

async function newKey(source: string): Promise<Output> {
  const issued = await withDatabase(() => issueKey(operator, { source }))
  return issued.ok ? done(issued.value.key) : issued
}

async function newPerson(email: string, roles: string, sarRead: boolean): Promise<Output> {
  const password = process.env.CASEPORT_PASSWORD
  const named = roles.split(',').map(role => role.trim()) as Role[]
  const created = await withDatabase(() =>
    createPerson(operator, { email, roles: named, sarRead, ...(password ? { password } : {}) }),
  )
  if (!created.ok) return created
  say(
    `${created.value.email} can sign in.${created.value.password === undefined ? '' : ' The password, shown this once:'}`,
  )
  return done(created.value.password ?? '')
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(fromCaller(file), 'utf8')
  } catch {
    return undefined
  }
}

/** npm runs scripts in the project's folder; a path is meant from where the person stands. */
function fromCaller(file: string): string {
  const meant = path.resolve(process.env.INIT_CWD ?? '', file)
  return existsSync(meant) || !existsSync(path.resolve(file)) ? meant : path.resolve(file)
}

/** The command that was asked for, or undefined when it was asked for wrongly. */
function readCommand(): (() => Promise<Output>) | undefined {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, sar: { type: 'boolean' } },
    })
    const [name = '', ...args] = positionals
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command || args.length < command.takes[0] || args.length > command.takes[1]) return undefined
    if (!Object.keys(values).every(flag => command.flags.some(known => known === flag))) return undefined
    return () => command.run(args, values)
  } catch {
    return undefined
  }
}

async function main(): Promise<number> {
  const run = readCommand()
  if (!run) {
    say(usage)
    return 2
  }
  const output = await run()
  if (output.ok) {
    if (output.value !== '') process.stdout.write(output.value.endsWith('\n') ? output.value : `${output.value}\n`)
    return 0
  }
  for (const { path: at, problem } of output.problems) say(at === '' ? problem : `${at}: ${problem}`)
  return 1
}

const code = await main().catch(fail)
// What is written to a pipe must be out before the process ends.
process.stdout.write('', () => process.exit(code))
