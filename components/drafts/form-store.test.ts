import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answers } from '#lib/templates/answers.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { FormStore } from './form-store.ts'
import type { SaveOutcome } from './save-state.ts'

const fields: Field[] = [
  { key: 'amount', label: 'Total amount', type: 'number', required: true, min: 0 },
  { key: 'formed_on', label: 'Formed on', type: 'date', required: true },
  { key: 'email', label: 'E-mail', type: 'email-address' },
  {
    key: 'party',
    label: 'Party',
    type: 'hash',
    fields: [{ key: 'name', label: 'Name', type: 'string', maxLength: 3 }],
  },
]
const answers: Answers = {
  amount: { value: 86412.5, provenance: { from: 'path', path: 'totals.amount' } },
  email: { value: 'nobody', provenance: { from: 'path', path: 'customer.email' } },
}
const draft = { revision: 1, answers, problems: [], changedAt: '2026-11-24T10:00:00Z', changedBy: null }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function form(given: { problems?: { path: string; problem: string }[] } = {}) {
  const send = async (): Promise<SaveOutcome> => ({ is: 'unreached' })
  const author = { personId: 'p-alice', name: 'Alice' }
  return new FormStore({ draft: { ...draft, ...given }, fields, author, send })
}

describe('what a field says is wrong', () => {
  test('is said after it was left, and goes on the next key that mends it', () => {
    const store = form()
    expect(store.problemOf('formed_on')).toBeNull()
    store.leave('formed_on')
    expect(store.problemOf('formed_on')).toBe('Enter a date')
    store.change('formed_on', '2026-13-01')
    expect(store.problemOf('formed_on')).toBe('Enter a date as YYYY-MM-DD')
    store.change('formed_on', '2026-11-01')
    expect(store.problemOf('formed_on')).toBeNull()
  })

  test('inside a group says where', () => {
    const store = form()
    store.leave('party')
    store.change('party', { name: 'Ravensworth' })
    expect(store.problemOf('party')).toBe('name: Shorten this to 3 characters')
  })

  test('of Persona stands until the answer is another one', () => {
    const store = form({ problems: [{ path: 'amount', problem: 'Persona: must be a number' }] })
    expect(store.problemOf('amount')).toBe('Persona: must be a number')
    store.change('amount', 5)
    expect(store.problemOf('amount')).toBeNull()
    store.restore('amount')
    expect(store.problemOf('amount')).toBe('Persona: must be a number')
  })

  test('of the mapping is no mistake of a person, and ends with an answer', () => {
    const store = form({ problems: [{ path: 'formed_on', problem: 'The value at customer.formed_on is no date' }] })
    expect(store.problemOf('formed_on')).toBeNull()
    expect(store.unmappedOf('formed_on')).toBe('The value at customer.formed_on is no date')
    store.change('formed_on', '2026-11-01')
    expect(store.unmappedOf('formed_on')).toBeNull()
  })

  test('of submitting lands on its field, and the first one is named', () => {
    const store = form()
    const first = store.hear([
      { path: 'party.name', problem: 'too long' },
      { path: 'amount', problem: 'Another alert has this value' },
    ])
    expect(first).toBe('amount')
    expect(store.problemOf('amount')).toBe('Another alert has this value')
    expect(store.problemOf('formed_on')).toBe('Enter a date')
    expect(store.hear([{ path: '', problem: 'elsewhere' }])).toBeNull()
  })
})

describe('what is still open', () => {
  test('is counted by field, and gone through in order and around the end', () => {
    const store = form()
    expect(store.summary()).toEqual({ missing: ['formed_on'], wrong: ['email'], answered: ['amount', 'email'] })
    expect(store.nextOpen(null)).toBe('formed_on')
    expect(store.nextOpen('formed_on')).toBe('email')
    expect(store.nextOpen('party')).toBe('formed_on')
    store.change('formed_on', '2026-11-01')
    store.change('email', 'a@b.test')
    expect(store.summary()).toMatchObject({ missing: [], wrong: [] })
    expect(store.nextOpen(null)).toBeNull()
  })

  test('is the same list as long as typing changes nothing in it', () => {
    const store = form()
    const before = [store.summary(), store.feeds()]
    store.change('email', 'nobody@')
    expect(store.summary()).toBe(before[0])
    store.change('formed_on', '2026-11-01')
    expect(store.summary()).not.toBe(before[0])
  })
})

test('the evidence is told which paths feed which field', () => {
  const store = form()
  expect(store.feeds()).toEqual([
    { key: 'amount', label: 'Total amount', paths: ['totals.amount'], missing: false },
    { key: 'formed_on', label: 'Formed on', paths: [], missing: true },
    { key: 'email', label: 'E-mail', paths: ['customer.email'], missing: false },
    { key: 'party', label: 'Party', paths: [], missing: false },
  ])
  store.change('formed_on', '2024-02-11', 'customer.since')
  expect(store.feeds()[1]).toMatchObject({ paths: ['customer.since'], missing: false })
})

test('a draft that a submission was returned to can be written again, with what Persona objected to', () => {
  const store = form()
  store.autosave.block({ is: 'closed' })
  const problems = [{ path: 'amount', problem: 'Persona: must be a number' }]
  store.receive({ ...draft, status: 'open', problems })
  expect(store.autosave.state.is).toBe('saved')
  expect(store.problemOf('amount')).toBe('Persona: must be a number')
  store.receive({ ...draft, status: 'submitted', problems })
  expect(store.autosave.state).toEqual({ is: 'closed' })
})
