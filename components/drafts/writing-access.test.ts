import { describe, expect, test } from 'vitest'
import { curveBetween } from './curve-between.ts'
import { readJson } from './read-json.ts'
import { writingAccess } from './writing-access.ts'
import { numberText } from './written-number.ts'

const now = Date.parse('2026-11-24T10:42:00Z')
const alice = { id: 'p-alice', name: 'Alice Ames', email: 'alice@example.test', mayWork: true, maySubmit: true }
const bob = { id: 'p-bob', name: 'Bob Barr' }
const open = { status: 'open', holder: null, heldUntil: null, endedClaim: null } as const
const draft = { status: 'open' } as const

describe('who may write in a draft', () => {
  test('anybody who works on alerts, while nobody holds it or they hold it themselves', () => {
    expect(writingAccess(open, draft, alice, now)).toEqual({ may: 'write' })
    const own = { ...open, holder: alice, heldUntil: '2026-11-24T10:55:00Z' }
    expect(writingAccess(own, draft, alice, now)).toEqual({ may: 'write' })
    const ownEnded = { ...open, endedClaim: { ...alice, at: '2026-11-24T10:12:00Z' } }
    expect(writingAccess(ownEnded, draft, alice, now)).toEqual({ may: 'write' })
  })

  test('nobody else while a colleague holds it', () => {
    const held = { ...open, holder: bob, heldUntil: '2026-11-24T10:55:00Z' }
    expect(writingAccess(held, draft, alice, now)).toEqual({
      may: 'read',
      words: 'Read only: B. Barr holds it',
      frozen: false,
    })
  })

  test('whoever takes it over once the claim has ended, while the page was open or before', () => {
    const at = '2026-11-24T10:12:00Z'
    const words = 'Read only: B. Barr’s draft'
    const meanwhile = { ...open, holder: bob, heldUntil: at }
    expect(writingAccess(meanwhile, draft, alice, now)).toEqual({ may: 'take-over', from: { ...bob, at }, words })
    const before = { ...open, endedClaim: { ...bob, at } }
    expect(writingAccess(before, draft, alice, now)).toEqual({ may: 'take-over', from: { ...bob, at }, words })
  })

  test.each([
    ['an auditor', open, draft, { ...alice, mayWork: false }, 'Read only'],
    ['anybody once it is submitted', { ...open, status: 'submitted' }, { status: 'submitted' }, alice, 'Frozen'],
    ['anybody once it is dismissed', { ...open, status: 'dismissed' }, draft, alice, 'Dismissed'],
    ['anybody before it is mapped', open, null, alice, 'Nothing to fill in'],
  ] as const)('not %s', (_, alert, its, viewer, words) => {
    expect(writingAccess(alert, its, viewer, now)).toMatchObject({ may: 'read', words })
  })
})

describe('a number in its digits', () => {
  test.each([
    [86412.5, ['86412.50'], '86412.50'],
    [86412.5, [undefined, '86412.50'], '86412.50'],
    [86412.5, ['9'], '86412.5'],
    [null, ['9'], ''],
    ['many', ['9'], 'many'],
  ])('%s written as %j reads %s', (value, written, text) => {
    expect(numberText(value, written)).toBe(text)
  })
})

describe('typed JSON', () => {
  test.each([
    ['{"a": [1]}', { value: { a: [1] } }],
    ['  ', { value: null }],
    ['{"a": 1,\n  b}', { text: '{"a": 1,\n  b}', problem: 'Line 2, column 3: this isn’t JSON yet' }],
    ['{"a":', { text: '{"a":', problem: 'Line 1, column 6: this isn’t JSON yet' }],
  ])('%j', (text, read) => {
    expect(readJson(text)).toEqual(read)
  })
})

describe('the line between a value and its field', () => {
  const pane = { left: 557, right: 1232, top: 0, bottom: 600 }
  const row = { left: 0, right: 556, top: 200, bottom: 222 }

  test('begins at the row’s end and ends at the control’s', () => {
    const { path, start, end } = curveBetween(row, { left: 577, right: 890, top: 100, bottom: 130 }, pane)
    expect([start, end]).toEqual([
      { x: 556, y: 211 },
      { x: 577, y: 115 },
    ])
    expect(path.startsWith('M556 211C')).toBe(true)
    expect(path.endsWith('577 115')).toBe(true)
  })

  test('to the second column runs above its label', () => {
    const { path } = curveBetween(row, { left: 906, right: 1212, top: 100, bottom: 130 }, pane)
    expect(path).toContain('72H')
    expect(path.endsWith('906 115')).toBe(true)
  })
})
