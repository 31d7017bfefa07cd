import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMinorUnits, formatMoney, minorUnits } from './format-money.ts'

test.each([
  ['86412.5', 'USD', '86,412.50'],
  ['86412.50', 'USD', '86,412.50'],
  ['1204000', 'EUR', '1,204,000.00'],
  ['4980000', 'JPY', '4,980,000'],
  ['4980000.00', 'JPY', '4,980,000'],
  ['142000000', 'VND', '142,000,000'],
  ['1.5', 'KWD', '1.500'],
  ['3.4188', 'BTC', '3.41880000'],
  ['2.5', 'ETH', '2.50000000'],
  ['0.000000000000000001', 'ETH', '0.000000000000000001'],
  ['12.5', 'USDC', '12.500000'],
  ['-15.1', 'usd', '-15.10'],
  ['007', 'USD', '7.00'],
  ['100', 'POINTS', '100'],
  ['100.10', null, '100.10'],
  ['about 100', 'USD', 'about 100'],
])('%s %s reads %s', (amount, currency, words) => {
  expect(formatMoney(amount, currency)).toBe(words)
})

test('nothing is rounded: what is finer than the smallest unit stays', () => {
  expect(formatMoney('0.125', 'USD')).toBe('0.125')
  expect(formatMoney('10.4', 'JPY')).toBe('10.4')
  expect(formatMoney('9007199254740993.01', 'USD')).toBe('9,007,199,254,740,993.01')
})

test.each([
  [8641250n, 'USD', '86,412.50'],
  [5n, 'USD', '0.05'],
  [-5n, 'USD', '-0.05'],
  [4980000n, 'JPY', '4,980,000'],
  [341880000n, 'BTC', '3.41880000'],
])('%d of the smallest unit of %s reads %s', (amount, currency, words) => {
  expect(formatMinorUnits(amount, currency)).toBe(words)
})

test('an unknown currency has no minor units of its own', () => {
  expect(minorUnits('XQZ')).toBeNull()
  expect(minorUnits('POINTS')).toBeNull()
})

test('every digit of a count comes back', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.constantFrom('USD', 'JPY', 'VND', 'BTC', 'KWD'), (count, currency) => {
      const digits = formatMinorUnits(count, currency).replace(/[,.]/g, '')
      expect(BigInt(digits)).toBe(count)
    }),
  )
})
