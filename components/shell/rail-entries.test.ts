import { expect, test } from 'vitest'
import { isEntryOpen, openView, railGroups } from './rail-entries.ts'

const labels = (groups: ReturnType<typeof railGroups>) =>
  groups.map(group => [group.heading, ...group.entries.map(one => one.label)])

test('an analyst has no trace of setting up', () => {
  expect(labels(railGroups(['analyst']))).toEqual([
    [null, 'Alerts', 'Submissions'],
    ['History', 'Audit'],
  ])
})

test('an administrator sets up', () => {
  expect(labels(railGroups(['administrator']))).toEqual([
    [null, 'Alerts', 'Submissions'],
    ['Set up', 'People'],
    ['History', 'Audit'],
  ])
})

test('several roles add up, and nothing is there twice', () => {
  expect(labels(railGroups(['auditor', 'administrator']))).toEqual(labels(railGroups(['administrator'])))
})

test('saved views stand under Alerts only', () => {
  const views = [{ href: '/alerts?holder=me', label: 'My queue' }]
  const entries = railGroups(['analyst'], views).flatMap(group => group.entries)
  expect(entries.filter(entry => entry.views)).toEqual([expect.objectContaining({ href: '/alerts', views })])
})

test('an entry is open on its page and below it, not beside it', () => {
  expect(isEntryOpen('/alerts', '/alerts')).toBe(true)
  expect(isEntryOpen('/alerts', '/alerts/ALR-1')).toBe(true)
  expect(isEntryOpen('/alerts', '/alerts-archive')).toBe(false)
  expect(isEntryOpen('/', '/alerts')).toBe(false)
  expect(isEntryOpen('/', '/')).toBe(true)
})

test('a view is open when its filters are all there, in any order, and nothing else', () => {
  const mine = { href: '/alerts?holder=me&status=open', label: 'My queue' }
  const all = { href: '/alerts', label: 'All' }
  expect(openView([mine, all], '/alerts', 'status=open&holder=me')).toBe(mine)
  expect(openView([mine, all], '/alerts', '')).toBe(all)
  expect(openView([mine, all], '/alerts', 'status=open&holder=me&source=tm')).toBeNull()
  expect(openView([mine, all], '/alerts/ALR-1', 'status=open&holder=me')).toBeNull()
})
