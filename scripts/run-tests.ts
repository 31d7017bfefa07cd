import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from './database/start-postgres.ts'
import { ensureBuilt } from './ensure-built.ts'
import { ensureChromium } from './find-chromium.ts'
import { root } from './root.ts'
import { fail, say } from './say.ts'

type Sum = { passed: number; failed: number }
type Step = { name: string; run: () => Promise<Sum> }

const bin = (name: string) => path.join(root, 'node_modules/.bin', name)
const reports = mkdtempSync(path.join(tmpdir(), 'caseport-tests-'))
process.on('exit', () => rmSync(reports, { recursive: true, force: true }))

/** Everything that must hold, the quick checks first. What a name on the command line doesn't ask for is left out. */
const steps: Step[] = [
  { name: 'format and lint', run: () => check(bin('biome'), ['check', '--error-on-warnings', '.']) },
  { name: 'architecture', run: () => check(process.execPath, ['scripts/check-architecture.ts']) },
  { name: 'build', run: () => ensureBuilt().then(passed, refused) },
  { name: 'types', run: () => check(bin('tsc'), ['--noEmit']) },
  { name: 'unit', run: unit },
  { name: 'e2e', run: endToEnd },
]

const passed = (): Sum => ({ passed: 1, failed: 0 })
const failed: Sum = { passed: 0, failed: 1 }

function refused(error: unknown): Sum {
  say(error instanceof Error ? error.message : String(error))
  return failed
}

async function check(command: string, args: string[]): Promise<Sum> {
  return (await execute(command, args)) === 0 ? passed() : failed
}

/** Unit and integration tests, on a real PostgreSQL. */
async function unit(): Promise<Sum> {
  const report = path.join(reports, 'unit.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await execute(bin('vitest'), args)
  type Report = {
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  const told = readReport<Report>(report)
  if (!told) return failed
  // A file that can't even be loaded has no tests to fail.
  const broken = told.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return honest(code, { passed: told.numPassedTests, failed: told.numFailedTests + broken })
}

/** The stories in Chromium, against the product as `npm start` starts it, on a data folder of their own. */
async function endToEnd(): Promise<Sum> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'caseport-e2e-'))
  const report = path.join(reports, 'e2e.json')
  const env = {
    CHROMIUM: ensureChromium(),
    E2E_DATA_DIR: dataDir,
    E2E_PORT: String(await freePort()),
    E2E_SANDBOX_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  }
  const code = await execute(bin('playwright'), ['test', '--pass-with-no-tests', '--reporter=list,json'], env)
  rmSync(dataDir, { recursive: true, force: true })
  const told = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(report)
  if (!told) return code === 0 ? { passed: 0, failed: 0 } : failed
  return honest(code, { passed: told.stats.expected, failed: told.stats.unexpected + told.stats.flaky })
}

/** A runner that fails without a failed test (a crash, an error between tests) has failed all the same. */
function honest(code: number | null, sum: Sum): Sum {
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum
}

function execute(command: string, args: string[], env: Record<string, string> = {}): Promise<number | null> {
  const PATH = `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise(resolve => {
    child.once('error', error => {
      say(error.message)
      resolve(1)
    })
    child.once('exit', code => resolve(code))
  })
}

function readReport<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function runAll(wanted: string[]): Promise<Sum> {
  const total: Sum = { passed: 0, failed: 0 }
  for (const { name, run } of steps.filter(step => wanted.length === 0 || wanted.includes(step.name))) {
    say(`\n── ${name}`)
    const began = Date.now()
    const sum = await run().catch(refused)
    say(`── ${name}: ${sum.passed} passed, ${sum.failed} failed in ${((Date.now() - began) / 1_000).toFixed(1)} s`)
    total.passed += sum.passed
    total.failed += sum.failed
  }
  return total
}

const total = await runAll(process.argv.slice(2)).catch(fail)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
