import { describe, expect, it } from 'vitest'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { defaultAlertFilter } from '#lib/alerts/views.ts'
import { filterQuery } from './filter-query.ts'
import { mergeRows, withoutRow } from './merge-rows.ts'
import { viewHref, viewOfFilter } from './view-of-filter.ts'

const row = (id: string, subject = id) => ({ id, subject }) as AlertRow
const data = {
  pages: [
    { rows: [row('a'), row('b')], next: 'x' },
    { rows: [row('c')], next: null },
  ],
  pageParams: [null, 'x'],
}
const subjects = (pages: typeof data) => pages.pages.flatMap(page => page.rows.map(one => one.subject))

describe('rows that change while one looks', () => {
  it('are replaced where they stand, on whichever page', () => {
    expect(subjects(mergeRows(data, [row('c', 'changed'), row('z', 'not here')]) as typeof data)).toEqual([
      'a',
      'b',
      'changed',
    ])
  })
  it('leave alone', () => {
    expect(subjects(withoutRow(data, 'b') as typeof data)).toEqual(['a', 'c'])
  })
  it('stay the same object when nothing changed, so nothing is drawn again', () => {
    expect(mergeRows(data, [])).toBe(data)
  })
})

describe('a filter in the address', () => {
  it('is empty for the default view', () => {
    expect(filterQuery(defaultAlertFilter)).toBe('')
  })
  it('is known as a view again, whatever its order', () => {
    expect(viewOfFilter({ ...defaultAlertFilter, holder: 'nobody', sort: 'priority' })).toBe('unclaimed')
    expect(viewOfFilter({ ...defaultAlertFilter, source: ['unit21'] })).toBeNull()
    expect(viewHref('snoozed')).toBe('/alerts?status=snoozed')
  })
})
