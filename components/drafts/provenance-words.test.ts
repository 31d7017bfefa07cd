import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '#lib/templates/answers.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { formSections, isWide } from './form-sections.ts'
import { markWords } from './mark-words.ts'
import { pathsOf, provenanceWords, shortName, shortPath } from './provenance-words.ts'

const reader = { me: 'p-alice', zone: 'UTC', now: Date.parse('2026-11-24T12:00:00Z') }
const field: Field = { key: 'to', label: 'Activity to', type: 'date', required: true }
const mapped: Answer = { value: '2026-11-23', provenance: { from: 'path', path: 'alert.end_date' } }
const alice = { from: 'person', personId: 'p-alice', name: 'Alice Ames', at: '2026-11-24T10:41:52Z' } as const
const bob = { ...alice, personId: 'p-bob', name: 'Bob Barr' } as const

describe('where an answer comes from', () => {
  test.each<[string, Answer | undefined, unknown]>([
    ['a path', mapped, { glyph: 'path', words: 'alert.end_date', mono: true }],
    [
      'an expression',
      { value: 'x', provenance: { from: 'expression', expression: '$sum(a.b)', paths: ['a.b'] } },
      { glyph: 'expression', words: 'expression, 1 path', title: '$sum(a.b)' },
    ],
    ['the mapping itself', { value: 'x', provenance: { from: 'constant' } }, { words: 'Set by the mapping' }],
    ['the template', { value: 'x', provenance: { from: 'default' } }, { words: 'Default of the template' }],
    ['oneself', { value: '2026-11-24', provenance: alice }, { glyph: 'person', words: 'You, 10:41:52', was: null }],
    [
      'oneself, over a mapped value',
      { value: '2026-11-24', provenance: alice, original: mapped },
      { glyph: 'changed', words: 'You changed it', was: '23 Nov 2026' },
    ],
    [
      'a colleague, over a mapped value',
      { value: '2026-11-24', provenance: bob, original: mapped },
      { words: 'B. Barr changed it', was: '23 Nov 2026' },
    ],
    ['nobody yet', undefined, { glyph: 'person', words: 'Yours to write' }],
  ])('%s', (_, answer, words) => {
    expect(provenanceWords(field, answer, null, reader)).toMatchObject(words as object)
  })

  test('nobody, for an optional field, says nothing; what could not be mapped says why', () => {
    const optional = { ...field, required: false }
    expect(provenanceWords(optional, undefined, null, reader)).toBeNull()
    const unmapped = 'The value at alert.end_date is no date'
    expect(provenanceWords(optional, undefined, unmapped, reader)).toMatchObject({
      glyph: 'unlinked',
      title: unmapped,
    })
  })

  test('its paths stay those of the mapping, unless one took another by a click', () => {
    expect(pathsOf(mapped)).toEqual(['alert.end_date'])
    expect(pathsOf({ value: 1, provenance: alice, original: mapped })).toEqual(['alert.end_date'])
    expect(pathsOf({ value: 1, provenance: { ...alice, path: 'totals.count' }, original: mapped })).toEqual([
      'totals.count',
    ])
    expect(pathsOf({ value: 1, provenance: alice })).toEqual([])
    expect(pathsOf(undefined)).toEqual([])
  })
})

test('names and paths are shortened so that they still tell', () => {
  expect(['Rosa Tan', 'Cher', 'Ana María de la Cruz', ' '].map(shortName)).toEqual(['R. Tan', 'Cher', 'A. Cruz', ' '])
  expect(shortPath('totals.amount')).toBe('totals.amount')
  expect(shortPath('alert.triggered_by_rules.rule_id')).toBe('…rule_id')
  expect(shortPath('transactions[0].customer.name')).toBe('…[0].customer.name')
  expect(shortPath('averyveryverylongnamewithoutsteps')).toBe('…ylongnamewithoutsteps')
})

test('sections keep the template’s order, and long answers the whole width', () => {
  const text = (key: string, section?: string): Field => ({ key, label: key, type: 'string', section })
  const sections = formSections([text('a', 'One'), text('b', 'Two'), text('c', 'One'), text('d'), text('e')])
  expect(sections.map(({ title, fields }) => [title, fields.map(({ key }) => key)])).toEqual([
    ['One', ['a', 'c']],
    ['Two', ['b']],
    [null, ['d', 'e']],
  ])
  expect(isWide(text('a'))).toBe(false)
  expect(isWide({ key: 'a', label: 'a', type: 'string', maxLength: 1024 })).toBe(true)
  expect(isWide({ key: 'a', label: 'a', type: 'json' })).toBe(true)
})

describe('two texts against each other', () => {
  test('mark the words that only one of them has', () => {
    const { mine, theirs } = markWords('kept under 10,000 at five branches.', 'kept under 10,000 at 3 of 5 branches.')
    expect(mine).toEqual([
      { text: 'kept under 10,000 at ', marked: false },
      { text: 'five ', marked: true },
      { text: 'branches.', marked: false },
    ])
    expect(theirs.filter(({ marked }) => marked)).toEqual([{ text: '3 of 5 ', marked: true }])
  })

  test('lose nothing, mark nothing that is the same on both sides, and leave the same words in both unmarked', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map(list => list.join(' '))
    fc.assert(
      fc.property(words, words, (one, other) => {
        const { mine, theirs } = markWords(one, other)
        const text = (pieces: typeof mine) => pieces.map(piece => piece.text).join('')
        const calm = (pieces: typeof mine) =>
          pieces.flatMap(piece => (piece.marked ? [] : piece.text.trim().split(/\s+/))).join(' ')
        expect([text(mine), text(theirs)]).toEqual([one, other])
        expect(calm(mine)).toBe(calm(theirs))
        if (one === other) expect(mine.some(({ marked }) => marked)).toBe(false)
      }),
    )
  })
})
