import { describe, expect, test } from 'vitest'
import type { PersonaAnswer } from '../persona/answer.ts'
import { caseSchema, type PersonaCase } from '../persona/schema.ts'
import { differingFields } from './differing-fields.ts'
import { judgeLook } from './judge-look.ts'
import type { LookResult } from './look-for-case.ts'

const now = new Date('2026-11-24T10:00:00Z')
const ours = { alert_id: 'A-1', amount: 12500.5 }

function aCase(fields: Record<string, unknown> = ours, id = 'case_1'): PersonaCase {
  return caseSchema.parse({ type: 'case', id, attributes: { name: 'WTA-1', fields } })
}

const empty: LookResult = {
  pages: 1,
  compared: 3,
  matches: [],
  unreadable: [],
  stopped: null,
  slot: null,
  complete: true,
}

function judge(result: Partial<LookResult>, owned: string[] = [], unsureUntil: Date | null = null) {
  return judgeLook({ ...empty, ...result }, { ours, owned: new Set(owned), beganAt: now, unsureUntil })
}

function answered(status: number, title?: string): PersonaAnswer {
  const body = title === undefined ? null : { errors: [{ title }] }
  const headers = {
    requestId: null,
    environmentId: null,
    organizationId: null,
    rateLimit: null,
    quota: null,
    retryAfterSeconds: null,
    contentType: null,
  }
  const request = { method: 'GET', path: '/cases', headers: {}, body: null } as const
  return { is: 'answered', status, body, text: '', cut: false, headers, request, startedAt: now, durationMs: 1 }
}

describe('what a look means', () => {
  test('the one case with our value and our answers is ours', () => {
    expect(judge({ matches: [aCase()] })).toMatchObject({ finding: { is: 'found' }, personaCase: { id: 'case_1' } })
  })

  test('a case that another submission owns is never adopted', () => {
    expect(judge({ matches: [aCase()] }, ['case_1'])).toMatchObject({ finding: { is: 'hold', reason: 'case-owned' } })
  })

  test('the owned one of two leaves the other', () => {
    const matches = [aCase(), aCase(ours, 'case_2')]
    expect(judge({ matches }, ['case_1'])).toMatchObject({ finding: { is: 'found' }, personaCase: { id: 'case_2' } })
    expect(judge({ matches })).toMatchObject({ finding: { reason: 'several-cases' } })
  })

  test('other answers ask a person, and the words name the fields', () => {
    const judged = judge({ matches: [aCase({ ...ours, amount: 1 })] })
    expect(judged).toMatchObject({ finding: { reason: 'case-differs' }, personaCase: null })
    expect(judged.words).toMatch(/WTA-1 \(case_1\) has other answers: amount/)
  })

  test('nothing among all that could be ours is absent', () => {
    expect(judge({})).toMatchObject({ finding: { is: 'absent' }, verdict: 'absent' })
    expect(judge({}, [], new Date(now.getTime() + 1))).toMatchObject({ verdict: 'too-early' })
    expect(judge({}, [], now)).toMatchObject({ verdict: 'absent' })
  })

  test.each<[string, Partial<LookResult>]>([
    ['a redacted case in between', { unreadable: [aCase({})] }],
    ['a list that never ended', { complete: false }],
    ['a list that may not be read', { stopped: answered(403, 'Forbidden'), complete: false }],
    ['a list that is not known', { stopped: answered(404, 'Record not found'), complete: false }],
  ])('%s can’t tell', (_name, result) => {
    expect(judge(result)).toMatchObject({ finding: { is: 'hold', reason: 'cannot-know' } })
  })

  test('a match counts even when the walk then broke', () => {
    expect(judge({ matches: [aCase()], stopped: answered(500), complete: false })).toMatchObject({ verdict: 'found' })
  })

  test.each([
    [500, undefined, 'again'],
    [502, undefined, 'again'],
    [403, undefined, 'again'],
    [200, undefined, 'again'],
    [429, 'Rate limit exceeded', 'wait'],
    [403, 'Quota exceeded', 'wait'],
    [401, 'Token is invalid', 'hold'],
  ])('%i %s: %s', (status, title, is) => {
    expect(judge({ stopped: answered(status, title), complete: false }).finding.is).toBe(is)
  })

  test('our own limit only waits', () => {
    expect(judge({ slot: now, complete: false })).toMatchObject({ finding: { is: 'wait' } })
  })
})

describe('which answers differ', () => {
  test.each<[string, unknown, unknown, boolean]>([
    ['the same', 'a', 'a', false],
    ['the same as {type, value}', 'a', { type: 'string', value: 'a' }, false],
    ['a number in another spelling', 12500.5, '12500.50', false],
    ['white space at the ends', 'a ', 'a', false],
    ['one moment in two zones', '2026-11-24T10:00:00Z', '2026-11-24T11:00:00.000+01:00', false],
    ['two moments', '2026-11-24T10:00:00Z', '2026-11-24T10:00:01Z', true],
    ['another text', 'a', 'b', true],
    ['another number', 1, 2, true],
    ['yes and no', true, false, true],
    ['the same list', ['a', 'b'], ['a', 'b'], false],
    ['a longer list', ['a'], ['a', 'b'], true],
    ['a field that isn’t shown', 'a', undefined, false],
    ['a file', { fileId: 'f' }, { type: 'file', value: { filename: 'x.pdf' } }, false],
    ['a group', { name: 'x' }, { type: 'hash', value: { name: { type: 'string', value: 'y' } } }, false],
  ])('%s', (_name, mine, theirs, differs) => {
    const found = differingFields(aCase(theirs === undefined ? {} : { key: theirs }), { key: mine as never })
    expect(found).toEqual(differs ? ['key'] : [])
  })
})
