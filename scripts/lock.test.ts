import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bornOf, isHolder, takeLock } from './lock.ts'

function lockFile(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'caseport-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return path.join(folder, 'deeper', 'lock')
}

test('a lock has one holder, who is told of, until it is released', () => {
  const file = lockFile()
  const first = takeLock(file, 'the first')
  expect(isHolder(first)).toBe(false)
  const second = takeLock(file, 'the second')
  expect(second).toEqual({ pid: process.pid, born: bornOf(process.pid), doing: 'the first' })
  if (!isHolder(first)) first.release()
  expect(isHolder(takeLock(file, 'the third'))).toBe(false)
  expect(readdirSync(path.dirname(file))).toEqual(['lock'])
})

test.each([
  ['a process that is gone', () => ({ pid: spawnSync('true').pid, born: 'then', doing: 'died' })],
  ['a process whose number was used again', () => ({ pid: process.pid, born: 'another time', doing: 'died' })],
])('the lock of %s is taken over', (_, holder) => {
  const file = lockFile()
  const first = takeLock(file, 'makes the folder')
  if (!isHolder(first)) first.release()
  writeFileSync(file, JSON.stringify(holder()))
  expect(isHolder(takeLock(file, 'the heir'))).toBe(false)
  expect(takeLock(file, 'the next')).toMatchObject({ doing: 'the heir' })
})

test.each(['', 'not json', 'null', '{"pid":"x"}'])('a lock file that says %j is taken over', text => {
  const file = lockFile()
  const first = takeLock(file, 'makes the folder')
  if (!isHolder(first)) first.release()
  writeFileSync(file, text)
  expect(isHolder(takeLock(file, 'the heir'))).toBe(false)
})

test('a release by who no longer holds it takes nothing away', () => {
  const file = lockFile()
  const first = takeLock(file, 'the first')
  writeFileSync(file, JSON.stringify({ pid: 1, born: bornOf(1), doing: 'another' }))
  if (!isHolder(first)) first.release()
  expect(existsSync(file)).toBe(true)
})
