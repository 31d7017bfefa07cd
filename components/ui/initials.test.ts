import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Maya Okafor', 'MO'],
  ['Hyun-woo Baek', 'HB'],
  ['ada', 'A'],
  ['Nguyễn Thị Minh Châu', 'NC'],
  ['éva ángel', 'ÉÁ'],
  ['  Rosa   Tan ', 'RT'],
  ['analyst@demo.test', 'AT'],
  ['…', '?'],
  ['', '?'],
])('%s is %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
