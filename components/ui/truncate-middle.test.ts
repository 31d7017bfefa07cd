import { expect, test } from 'vitest'
import { truncateMiddle } from './truncate-middle.ts'

test.each([
  ['txn_5GkQ1mXb91LwTew8Zr', 'txn_5GkQ…w8Zr'],
  ['ctmpl_3hWn81kdh2Vt9a', 'ctmpl_3hWn…Vt9a'],
  ['ALR-48213', 'ALR-48213'],
  ['sixteen-charactr', 'sixteen-charactr'],
  ['9c41aa8811f0cc77e2b07e', '9c41aa8811f…b07e'],
  ['_leading_underscore_here', '_leading_un…here'],
])('%s reads %s', (id, shown) => {
  expect(truncateMiddle(id)).toBe(shown)
})

test('never tears a character apart', () => {
  expect(truncateMiddle('😀'.repeat(20))).toBe(`${'😀'.repeat(11)}…${'😀'.repeat(4)}`)
})
