import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextCursor } from './next-cursor.ts'

describe('the cursor of the queue', () => {
  it('begins at the first row', () => {
    expect(nextCursor(null, [], ['a', 'b'])).toBe('a')
  })
  it('stays on its row when others come before it', () => {
    expect(nextCursor('b', ['a', 'b'], ['x', 'y', 'a', 'b'])).toBe('b')
  })
  it('goes to the row that took the place of one that left', () => {
    expect(nextCursor('b', ['a', 'b', 'c'], ['a', 'c'])).toBe('c')
  })
  it('goes to the last row when the last one left', () => {
    expect(nextCursor('c', ['a', 'b', 'c'], ['a', 'b'])).toBe('b')
  })
  it('is nowhere in an empty table', () => {
    expect(nextCursor('a', ['a'], [])).toBeNull()
  })
  it('is always a row that is there', () => {
    const rows = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 8 })
    fc.assert(
      fc.property(fc.option(fc.string()), rows, rows, (chosen, before, now) => {
        const cursor = nextCursor(chosen, before, now)
        return now.length === 0 ? cursor === null : cursor !== null && now.includes(cursor)
      }),
    )
  })
})
