import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { typeOnlySpecifiers } from './architecture/purity.ts'
import { checkArchitecture } from './check-architecture.ts'

/** A small house of these files; what is imported and not given is left out on purpose. */
async function problemsOf(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'caseport-house-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  const all = { 'package.json': '{ "type": "module", "imports": { "#lib/*": "./lib/*" } }', ...files }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return checkArchitecture(root)
}

const empty = 'export const x = 1\n'

test('a house in order has no problems', async () => {
  const problems = await problemsOf({
    'lib/db.ts': empty,
    'lib/alerts/claim-alert.ts': "import { x } from '../db.ts'\nexport const y = x\n",
    'lib/intake/receive-alert.ts': "import { y } from '#lib/alerts/claim-alert.ts'\nexport const z = y\n",
    'app/page.tsx': "import { z } from '#lib/intake/receive-alert.ts'\nexport default () => z\n",
  })
  expect(problems).toEqual([])
})

test.each([
  ['outwards', 'lib/alerts/a.ts', 'lib/intake/b.ts', 'alerts looks inward only'],
  ['sideways', 'lib/audit/a.ts', 'lib/persona/b.ts', 'audit looks inward only'],
  ['from the ground into a room', 'lib/a.ts', 'lib/audit/b.ts', 'the ground knows no room'],
  ['from lib into a component', 'lib/jobs/a.ts', 'components/alerts/b.ts', 'lib shows nothing'],
  ['from a component into app', 'components/alerts/a.ts', 'app/b.ts', 'nobody imports app'],
  ['from the product into scripts', 'lib/jobs/a.ts', 'scripts/b.ts', 'the product needs no scripts'],
  ['into what is for tests', 'lib/jobs/a.ts', 'lib/testing/b.ts', 'testing is for tests and the seed'],
  ['into a room without a place', 'lib/jobs/a.ts', 'lib/cellar/b.ts', 'a room has a place in the order'],
  ['past lib/db.ts', 'lib/jobs/a.ts', 'prisma/generated/b.ts', 'the database client is behind lib/db.ts'],
])('an import %s is found', async (_, from, to, rule) => {
  const specifier = path.relative(path.dirname(from), to)
  const importing = `import { x } from '${specifier.startsWith('.') ? specifier : `./${specifier}`}'\nexport const y = x\n`
  expect(await problemsOf({ [from]: importing, [to]: empty })).toContain(`${from}: imports ${to}, but ${rule}.`)
})

test('a circle and an import that leads nowhere are found', async () => {
  const problems = await problemsOf({
    'lib/alerts/a.ts': "import { b } from './b.ts'\nexport const a = b\n",
    'lib/alerts/b.ts': "import { a } from './a.ts'\nexport const b = a\n",
    'lib/alerts/c.ts': "import { d } from './d.ts'\nexport const c = d\n",
  })
  expect(problems.sort()).toEqual([
    'lib/alerts/a.ts: imports lib/alerts/b.ts, but no circles.',
    'lib/alerts/b.ts: imports lib/alerts/a.ts, but no circles.',
    'lib/alerts/c.ts: imports ./d.ts, but every import leads somewhere.',
  ])
})

test('a component takes actions, pure files and types, and nothing that leads to the server', async () => {
  const problems = await problemsOf({
    'lib/db.ts': empty,
    'lib/alerts/queries.ts': "import { x } from '../db.ts'\nexport type Row = number\nexport const rows = x\n",
    'lib/alerts/actions.ts': "'use server'\nimport { rows } from './queries.ts'\nexport const act = rows\n",
    'lib/alerts/status.ts': empty,
    'components/alerts/good.tsx': [
      "import { act } from '#lib/alerts/actions.ts'",
      "import type { Row } from '#lib/alerts/queries.ts'",
      "import { x } from '#lib/alerts/status.ts'",
      'export const good: [number, Row, number] = [act, 1, x]\n',
    ].join('\n'),
    'components/alerts/bad.tsx': "import { rows } from '#lib/alerts/queries.ts'\nexport const bad = rows\n",
  })
  expect(problems).toEqual([
    'components/alerts/bad.tsx: imports lib/alerts/queries.ts, which leads to lib/db.ts; a component takes schemas, actions, pure files and types.',
  ])
})

test('a schema that leads to the server is found', async () => {
  const problems = await problemsOf({
    'lib/db.ts': empty,
    'lib/alerts/limits.ts': "import { x } from '../db.ts'\nexport const most = x\n",
    'lib/alerts/schema.ts': "import { most } from './limits.ts'\nexport const s = most\n",
  })
  expect(problems).toEqual([
    'lib/alerts/schema.ts: leads to lib/alerts/limits.ts, but a schema runs in the browser too.',
  ])
})

test('names that say nothing and files that grew too long are found', async () => {
  const problems = await problemsOf({
    'lib/alerts/utils.ts': empty,
    'lib/alerts/table.tsx': empty,
    'app/alerts/page.tsx': `${'// a line\n'.repeat(61)}`,
    'lib/alerts/long.ts': `${'// a line\n'.repeat(301)}`,
  })
  expect(problems.sort()).toEqual([
    'app/alerts/page.tsx: 61 lines, of at most 60: a page reads, composes and stops.',
    'lib/alerts/long.ts: 301 lines, of at most 300: a file is read in one go.',
    'lib/alerts/table.tsx: lib runs without a build, so it has no .tsx.',
    'lib/alerts/utils.ts: "utils" says nothing; name it after what it does.',
  ])
})

test('imports of nothing but types are told apart', () => {
  const text = [
    "import type { A } from './a.ts'",
    "import { type B, type C } from './b.ts'",
    "import { type D, e } from './d.ts'",
    "import './f.ts'",
    "import type { G } from './g.ts'",
    "import { g } from './g.ts'",
    "export type { H } from './h.ts'",
    "import {\n  type I,\n  type J,\n} from './i.ts'",
  ].join('\n')
  expect([...typeOnlySpecifiers(text)]).toEqual(['./a.ts', './b.ts', './h.ts', './i.ts'])
})
