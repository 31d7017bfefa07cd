import { describe, expect, it } from 'vitest'
import { auditQueryText } from './audit-query-text.ts'
import { changedFields, eventHref, eventOn } from './event-words.ts'

describe('an event in words', () => {
  it('leads to what it happened to, a draft to its alert, a person nowhere', () => {
    expect(eventHref({ subjectType: 'submission', subjectId: 'SUB-2', alertId: 'ALR-1' })).toBe('/submissions/SUB-2')
    expect(eventHref({ subjectType: 'draft', subjectId: 'DRF-3', alertId: 'ALR-1' })).toBe('/alerts/ALR-1')
    expect(eventHref({ subjectType: 'person', subjectId: 'p', alertId: null })).toBeNull()
    expect(eventOn({ subjectType: 'draft', subjectId: 'DRF-3', alertId: 'ALR-1' })).toBe('ALR-1')
  })
  it('names what changed and leaves out what stayed', () => {
    expect(changedFields({ status: 'open', holder: 'Alice' }, { status: 'open', holder: null, tags: ['a'] })).toEqual([
      { field: 'holder', before: 'Alice', after: null },
      { field: 'tags', before: null, after: '[\n "a"\n]' },
    ])
  })
  it('names the answers of a draft one by one', () => {
    const before = { answers: { amount: 1, typology: ['a'] } }
    expect(changedFields(before, { answers: { amount: 2, typology: ['a'] } })).toEqual([
      { field: 'amount', before: '1', after: '2' },
    ])
  })
  it('takes anything for before and after', () => {
    expect(changedFields(null, [1])).toEqual([])
    expect(changedFields('x', undefined)).toEqual([])
  })
})

describe('the history’s filter in the address', () => {
  it('is the same text whatever the order it was chosen in', () => {
    expect(auditQueryText({ who: 'p', event: 'alert' })).toBe(auditQueryText({ event: 'alert', who: 'p' }))
  })
})
