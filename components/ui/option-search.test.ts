import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchingOptions, moveCursor } from './option-search.ts'

const options = [
  { value: 'funnel', label: 'Funnel account' },
  { value: 'structuring', label: 'Structuring', hint: 'below 10,000' },
  { value: 'elder', label: 'Elder exploitation' },
  { value: 'cafe', label: 'Café cash', disabled: true },
]
const found = (wanted: string) => matchingOptions(options, wanted).map(option => option.value)

test('every word counts, wherever it stands', () => {
  expect(found('')).toEqual(['funnel', 'structuring', 'elder', 'cafe'])
  expect(found('10,000 struct')).toEqual(['structuring'])
  expect(found('CAFE')).toEqual(['cafe'])
  expect(found('nothing like it')).toEqual([])
})

test('what begins with it comes first', () => {
  expect(
    matchingOptions(
      [
        { value: 'a', label: 'Wire, cash' },
        { value: 'b', label: 'Cash' },
      ],
      'cash',
    ).map(one => one.value),
  ).toEqual(['b', 'a'])
})

test('the cursor goes round and passes what is off', () => {
  expect(moveCursor(options, -1, 'ArrowDown')).toBe(0)
  expect(moveCursor(options, 2, 'ArrowDown')).toBe(0)
  expect(moveCursor(options, 0, 'ArrowUp')).toBe(2)
  expect(moveCursor(options, 0, 'End')).toBe(2)
  expect(moveCursor([], 0, 'ArrowDown')).toBe(-1)
})

test('the cursor never stands on what is off', () => {
  const option = fc.record({ value: fc.string(), label: fc.string(), disabled: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(option),
      fc.nat(),
      fc.constantFrom('ArrowDown', 'ArrowUp', 'Home', 'End'),
      (list, from, key) => {
        const place = moveCursor(list, from, key)
        expect(place === -1 ? list.every(one => one.disabled) : list[place]?.disabled).toBe(place === -1)
      },
    ),
  )
})
