import { expect, test } from 'vitest'
import { listKeys, matchingKeys } from './listed-keys.ts'

const bound = [
  { heading: 'Anywhere', bindings: [{ key: '?', words: 'This list' }, { key: 'Escape' }] },
  {
    heading: 'Queue',
    bindings: [
      { key: 'j', words: 'Next, previous' },
      { key: 'k', words: 'Next, previous' },
      { key: 'e', words: 'Dismiss' },
    ],
  },
  {
    heading: 'Queue',
    bindings: [
      { key: 'e', words: 'Dismiss' },
      { key: 'z', words: 'Snooze' },
    ],
  },
  { heading: 'Silent', bindings: [{ key: 'q' }] },
]

test('one line for the same words, one group for the same heading, nothing without words', () => {
  expect(listKeys(bound)).toEqual([
    { heading: 'Anywhere', keys: [{ words: 'This list', keys: ['?'] }] },
    {
      heading: 'Queue',
      keys: [
        { words: 'Next, previous', keys: ['j', 'k'] },
        { words: 'Dismiss', keys: ['e'] },
        { words: 'Snooze', keys: ['z'] },
      ],
    },
  ])
})

test('a search keeps the lines that hold every word', () => {
  const lines = (wanted: string) =>
    matchingKeys(listKeys(bound), wanted).flatMap(group => group.keys.map(line => line.words))
  expect(lines('prev NEXT')).toEqual(['Next, previous'])
  expect(lines('')).toHaveLength(4)
  expect(lines('frobnicate')).toEqual([])
})
