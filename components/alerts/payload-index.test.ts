import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePayload } from '#lib/json.ts'
import { placesOf, readPath } from '#lib/mapping/path.ts'
import {
  ancestorsOf,
  canOpen,
  indexPayload,
  openAtFirst,
  type PayloadIndex,
  payloadRows,
  previewOf,
  searchPayload,
} from './payload-index.ts'
import { type Feed, tagPayload, tagsOfRow } from './payload-tags.ts'

const alert = {
  alert: { unit21_id: 4821377, triggered_by_rules: [{ rule_id: 'STR-10K' }, { rule_id: 'FUN-02' }], disposition: null },
  totals: { amount: 86412.5, count: 9 },
  'a.b': { 'x y': true },
  empty: {},
  none: [],
}

function payloadOf(value: unknown) {
  const parsed = parsePayload(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)))
  if (!parsed.ok) throw new Error(parsed.problems[0]?.problem)
  return parsed.value
}

function node(index: PayloadIndex, path: string) {
  const found = index.byPath.get(path)
  if (!found) throw new Error(`no ${path}`)
  return found
}

describe('the index of a payload', () => {
  test('has every place once, in the sender’s order, with the path that mappings use', () => {
    const { nodes } = indexPayload(payloadOf(alert))
    expect(nodes.map(({ path, depth }) => [path, depth])).toEqual([
      ['alert', 0],
      ['alert.unit21_id', 1],
      ['alert.triggered_by_rules', 1],
      ['alert.triggered_by_rules[0]', 2],
      ['alert.triggered_by_rules[0].rule_id', 3],
      ['alert.triggered_by_rules[1]', 2],
      ['alert.triggered_by_rules[1].rule_id', 3],
      ['alert.disposition', 1],
      ['totals', 0],
      ['totals.amount', 1],
      ['totals.count', 1],
      ['["a.b"]', 0],
      ['["a.b"].x y', 1],
      ['empty', 0],
      ['none', 0],
    ])
  })

  test('keeps a number’s digits and a key named like a member of every object', () => {
    const index = indexPayload(payloadOf('{"big":9007199254740993,"n":1.0,"huge":1e400,"__proto__":{"toString":"x"}}'))
    expect(index.nodes.map(({ name, text, kind }) => [name, text, kind])).toEqual([
      ['big', '9007199254740993', 'number'],
      ['n', '1.0', 'number'],
      ['huge', '1e400', 'number'],
      ['__proto__', '', 'object'],
      ['toString', 'x', 'string'],
    ])
  })

  test('every place can be read by its path, and its descendants are those between it and its end', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 4 })), value => {
        if (JSON.stringify(value).includes('\\u0000')) return
        const payload = payloadOf(value)
        const index = indexPayload(payload)
        for (const one of index.nodes) {
          const inside = index.nodes.filter(other => ancestorsOf(index, other).includes(one))
          expect(inside.map(({ index: at }) => at)).toEqual(
            Array.from({ length: one.end - one.index - 1 }, (_, at) => one.index + 1 + at),
          )
          expect(one.siblings).toBeGreaterThanOrEqual(one.position)
        }
      }),
    )
    const payload = payloadOf(alert)
    for (const { path, value } of indexPayload(payload).nodes) expect(readPath(payload, path)).toEqual(value)
  })
})

describe('the rows on view', () => {
  const payload = payloadOf(alert)
  const index = indexPayload(payload)

  test('leave out what is closed', () => {
    const rows = payloadRows(index, path => path === 'totals')
    expect(rows.map(row => row.node.path)).toEqual([
      'alert',
      'totals',
      'totals.amount',
      'totals.count',
      '["a.b"]',
      'empty',
      'none',
    ])
    expect(rows.map(row => row.open)).toEqual([false, true, false, false, false, false, false])
  })

  test('open a long text into lines that lose nothing', () => {
    const words = 'nine cash deposits at five branches in eight days, '.repeat(6)
    const long = indexPayload(payloadOf({ description: words, short: 'x' }))
    expect(long.nodes.map(canOpen)).toEqual([true, false])
    const lines = payloadRows(long, () => true).flatMap(row => row.line ?? [])
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.join('')).toBe(words)
  })

  test('of a payload of a megabyte are few at first', () => {
    const transactions = Array.from({ length: 8_000 }, (_, id) => ({
      id,
      amount: 9400,
      branch: 'TPA-03',
      note: `n ${id}`,
    }))
    const big = indexPayload(payloadOf({ alert: { id: 1 }, transactions }))
    const open = openAtFirst(big)
    expect(big.nodes.length).toBe(8_000 * 5 + 3)
    expect(payloadRows(big, path => open.has(path)).length).toBeLessThan(60)
  })
})

test('a closed place shows its first values', () => {
  const index = indexPayload(payloadOf(alert))
  expect(previewOf(index, node(index, 'alert.triggered_by_rules'))).toBe('STR-10K, FUN-02')
  expect(previewOf(index, node(index, 'alert'), 12)).toBe('4821377, STR…')
})

test('a search finds names and values, whatever their case, and nothing for nothing', () => {
  const index = indexPayload(payloadOf(alert))
  expect(searchPayload(index, 'RULE').map(({ path }) => path)).toEqual([
    'alert.triggered_by_rules',
    'alert.triggered_by_rules[0].rule_id',
    'alert.triggered_by_rules[1].rule_id',
  ])
  expect(searchPayload(index, '86412').map(({ path }) => path)).toEqual(['totals.amount'])
  expect(searchPayload(index, '  ')).toEqual([])
})

describe('the tags of fields', () => {
  const payload = payloadOf(alert)
  const index = indexPayload(payload)
  const feeds: Feed[] = [
    { key: 'amount', label: 'Total amount', paths: ['totals.amount'], missing: false },
    { key: 'typology', label: 'Typology', paths: ['alert.triggered_by_rules.rule_id'], missing: false },
    { key: 'closed', label: 'Disposition', paths: ['alert.disposition'], missing: true },
    { key: 'gone', label: 'Gone', paths: ['nowhere'], missing: false },
  ]
  const tags = tagPayload(payload, index, feeds)
  const labels = (path: string, open: boolean) => tagsOfRow(tags, node(index, path), open).map(({ label }) => label)

  test('stand at every place that a path reads', () => {
    expect(placesOf(payload, 'alert.triggered_by_rules.rule_id')).toHaveLength(2)
    expect(labels('totals.amount', false)).toEqual(['Total amount'])
    expect(labels('alert.triggered_by_rules[1].rule_id', false)).toEqual(['Typology'])
    expect(tags.placesOfField.get('gone')).toEqual([])
  })

  test('of what is inside a closed place stand at that place, each once', () => {
    expect(labels('alert.triggered_by_rules', false)).toEqual(['Typology'])
    expect(labels('alert', false)).toEqual(['Typology', 'Disposition'])
    expect(labels('alert', true)).toEqual([])
  })

  test('say when the field is still empty', () => {
    expect(tagsOfRow(tags, node(index, 'alert.disposition'), false)).toEqual([
      { key: 'closed', label: 'Disposition', missing: true },
    ])
  })
})
