import { describe, expect, test } from 'vitest'
import { effectOf, eventsOf } from './event-effect.ts'

describe('without a list of what creates', () => {
  const lists = { update: ['RERATED'], close: ['ALERT_CLOSED'], reopen: ['ALERT_REOPENED'], ignore: ['CASE_CREATED'] }

  test.each([
    ['RERATED', 'update', true],
    ['ALERT_CLOSED', 'close', true],
    ['ALERT_REOPENED', 'reopen', true],
    ['CASE_CREATED', 'ignore', true],
    ['ALERT_OPEN', 'create', false],
    [undefined, 'create', false],
    ['', 'create', false],
  ] as const)('%s does %s', (event, effect, listed) => {
    expect(effectOf(lists, event)).toEqual({ effect, listed })
  })
})

describe('with a list of what creates', () => {
  const lists = { create: ['ALERT_OPEN'], close: ['ALERT_CLOSED'] }

  test.each([
    ['ALERT_OPEN', 'create', true],
    ['ALERT_CLOSED', 'close', true],
    ['alert_open', 'ignore', false],
    ['CASE_CREATED', 'ignore', false],
    [undefined, 'ignore', false],
  ] as const)('%s does %s', (event, effect, listed) => {
    expect(effectOf(lists, event)).toEqual({ effect, listed })
  })
})

test('an empty list of what creates lets nothing unlisted in', () => {
  expect(effectOf({ create: [] }, 'ALERT_OPEN')).toEqual({ effect: 'ignore', listed: false })
})

test('names that every object has are no events', () => {
  expect(effectOf({ create: ['ALERT_OPEN'] }, 'constructor').effect).toBe('ignore')
})

describe('the row’s events', () => {
  test('are read with their path', () => {
    expect(eventsOf({ path: 'type', create: ['ALERT_OPEN'], close: [] })).toEqual({
      path: 'type',
      lists: { create: ['ALERT_OPEN'], close: [] },
    })
  })

  test.each([null, [], 'type', { create: ['A'] }])('are none in %j', stored => {
    expect(eventsOf(stored)).toBeUndefined()
  })
})
