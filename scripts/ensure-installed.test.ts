import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { root } from './root.ts'

vi.setConfig({ testTimeout: 60_000 })

let checkout: string

// A checkout of one dependency; npm and prisma are stand-ins that note that they were called.
beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'caseport-checkout-'))
  for (const file of ['bootstrap.mjs', 'launch.mjs', 'ensure-installed.mjs', 'terminal.mjs']) {
    cpSync(path.join(root, 'scripts', file), path.join(checkout, 'scripts', file))
  }
  write('package.json', '{ "type": "module" }')
  write('package-lock.json', JSON.stringify({ packages: { '': {}, 'node_modules/dep': { version: '1.0.0' } } }))
  write('prisma/schema.prisma', 'model A {}')
  write('scripts/migrate.ts', "console.log('ran', ...process.argv.slice(2))")
  write('stand-ins/npm', `#!/bin/sh\nexec "${process.execPath}" "${checkout}/stand-ins/npm.mjs" "$@"\n`)
  chmodSync(path.join(checkout, 'stand-ins/npm'), 0o755)
  write('stand-ins/npm.mjs', npmStandIn)
})

const npmStandIn = `
import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
appendFileSync('calls', 'npm ' + process.argv[2] + '\\n')
if (existsSync('npm-fails')) process.exit(1)
rmSync('node_modules', { recursive: true, force: true })
for (const folder of ['dep', '.bin', 'prisma/build']) mkdirSync('node_modules/' + folder, { recursive: true })
writeFileSync('node_modules/dep/package.json', '{}')
writeFileSync('node_modules/prisma/package.json', '{}')
writeFileSync('node_modules/prisma/build/index.js', \`
  const fs = require('node:fs')
  fs.appendFileSync('calls', 'prisma ' + process.argv[2] + '\\\\n')
  fs.mkdirSync('prisma/generated', { recursive: true })
  fs.writeFileSync('prisma/generated/client.ts', '')\`)
if (existsSync('npm-is-killed')) process.exit(0)
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/dep': { version: '1.0.0' } } }))
`

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(checkout, file)), { recursive: true })
  writeFileSync(path.join(checkout, file), text)
}

function run(): { code: number | null; stdout: string; stderr: string; calls: string[] } {
  onTestFinished(() => rmSync(checkout, { recursive: true, force: true }))
  const env = { ...process.env, PATH: `${path.join(checkout, 'stand-ins')}:${process.env.PATH}` }
  const calls = path.join(checkout, 'calls')
  rmSync(calls, { force: true })
  const args = [path.join(checkout, 'scripts/bootstrap.mjs'), 'migrate', 'one', 'two']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: tmpdir(), env, encoding: 'utf8' })
  const told = existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []
  return { code: status, stdout, stderr, calls: told }
}

test('a fresh checkout is installed and generated once, and stdout carries the command’s result alone', () => {
  const first = run()
  expect(first).toMatchObject({ code: 0, stdout: 'ran one two\n', calls: ['npm ci', 'prisma generate'] })
  expect(first.stderr).toContain('Installing the locked dependencies')
  expect(run()).toMatchObject({ code: 0, stdout: 'ran one two\n', stderr: '', calls: [] })
})

test('an install by hand is recognised', () => {
  run()
  rmSync(path.join(checkout, 'node_modules/.caseport-installed'))
  expect(run().calls).toEqual([])
})

test.each([
  ['was cut off', () => rmSync(path.join(checkout, 'node_modules/.package-lock.json'))],
  ['lost a package', () => rmSync(path.join(checkout, 'node_modules/dep'), { recursive: true })],
])('an install that %s is done again', (_, harm) => {
  run()
  rmSync(path.join(checkout, 'node_modules/.caseport-installed'))
  harm()
  expect(run()).toMatchObject({ code: 0, calls: ['npm ci', 'prisma generate'].slice(0, 1) })
})

test('another lock file is installed, another schema generated', () => {
  run()
  write('package-lock.json', JSON.stringify({ packages: { 'node_modules/dep': { version: '2.0.0' } } }))
  expect(run().calls).toEqual(['npm ci'])
  write('package-lock.json', JSON.stringify({ packages: { 'node_modules/dep': { version: '1.0.0' } } }))
  write('prisma/schema.prisma', 'model B {}')
  expect(run().calls).toEqual(['prisma generate'])
})

test('an install that fails, or that leaves something out, is said in a sentence', () => {
  write('npm-fails', '')
  expect(run()).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('could not be installed') })
  rmSync(path.join(checkout, 'npm-fails'))
  write('npm-is-killed', '')
  expect(run()).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('even after npm ci') })
  rmSync(path.join(checkout, 'npm-is-killed'))
  expect(run()).toMatchObject({ code: 0, stdout: 'ran one two\n' })
})

test('a command that there is not is wrong usage', () => {
  const args = [path.join(checkout, 'scripts/bootstrap.mjs'), 'dance']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain('Usage: npm run web |')
})
