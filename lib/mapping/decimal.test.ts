import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, exactNumber } from './decimal.ts'

describe('decimalText', () => {
  test.each<[string, string | undefined]>([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['10.50', '10.5'],
    ['12345.67', '12345.67'],
    ['1.250e3', '1250'],
    ['1.25E+1', '12.5'],
    ['125e-2', '1.25'],
    ['-5e-3', '-0.005'],
    ['9007199254740993', '9007199254740993'],
    ['0.10000000000000000001', '0.10000000000000000001'],
    ['12345678901234567890123456789012345', '12345678901234567890123456789012345'],
    ['123456789012345678901234567890123456', undefined],
    ['1e400', undefined],
    ['1e-31', undefined],
    ['1e999999999999', undefined],
    ['1,234', undefined],
    ['1.234,5', undefined],
    ['007', undefined],
    ['+5', undefined],
    [' 5', undefined],
    ['5.', undefined],
    ['.5', undefined],
    ['0x10', undefined],
    ['NaN', undefined],
    ['', undefined],
  ])('%s is %s', (source, text) => {
    expect(decimalText(source)).toBe(text)
  })

  test('says of a number of cents what an integer says', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 0, max: 20 }),
        (digits, places) => {
          const text = decimalText(`${digits}e-${places}`) ?? ''
          const [whole = '', fraction = ''] = text.replace('-', '').split('.')
          expect(BigInt(whole + fraction.padEnd(places, '0')) * (digits < 0n ? -1n : 1n)).toBe(digits)
        },
      ),
    )
  })
})

describe('exactNumber', () => {
  test.each<[string, number | undefined]>([
    ['12500.50', 12500.5],
    ['0.1', 0.1],
    ['1e3', 1000],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', undefined],
    ['9007199254740992', undefined],
    ['0.10000000000000000001', undefined],
    ['9007199254740990.6', undefined],
    ['1e400', undefined],
    ['1,234', undefined],
  ])('%s is %s', (source, number) => {
    expect(exactNumber(source)).toBe(number)
  })

  test('gives back every number that JSON writes within the digits that are kept', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), number => {
        const exact = decimalText(String(number))
        fc.pre(exact !== undefined)
        expect(exactNumber(String(number))).toBe(number === 0 ? 0 : number)
      }),
    )
  })
})
