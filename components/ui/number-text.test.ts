import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupDigits, plainNumber } from './number-text.ts'

test.each([
  ['86412.50', '86,412.50'],
  ['-1204000', '-1,204,000'],
  ['999', '999'],
  ['9007199254740993', '9,007,199,254,740,993'],
  ['0.00000001', '0.00000001'],
  ['1e5', '1e5'],
  ['', ''],
])('%s is shown as %s', (text, shown) => {
  expect(groupDigits(text)).toBe(shown)
})

test.each([
  ['86,412.50', '86412.50'],
  [' 86 412.50 ', '86412.50'],
  ['$86,412.50', '86412.50'],
  ['−5', '-5'],
  ['1,2,3', '1,2,3'],
  ['twelve', 'twelve'],
])('%s is taken as %s', (typed, plain) => {
  expect(plainNumber(typed)).toBe(plain)
})

test('what is shown is taken back digit for digit', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.stringMatching(/^(\.\d{1,8})?$/), (whole, fraction) => {
      const text = `${whole}${fraction}`
      expect(plainNumber(groupDigits(text))).toBe(text)
    }),
  )
})
