import { describe, expect, test } from 'vitest'
import { correlationOf } from './correlation.ts'
import { heldReason, heldReasons, offers } from './held-reasons.ts'
import { type ProgressFacts, submissionProgress } from './progress.ts'
import { statusOf, statusWords, storedStatus, submissionStatuses } from './status.ts'

const now = new Date('2026-11-24T10:00:00Z')
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000)

describe('the state in words', () => {
  test.each<[string, Parameters<typeof statusWords>[0]]>([
    ['Frozen', { status: 'delivering', tried: false, dueAt: now }],
    ['Creating the case', { status: 'delivering', tried: true, dueAt: now }],
    ['Retries in 38 s', { status: 'delivering', tried: true, dueAt: inSeconds(37.2) }],
    ['Retries in 15 min', { status: 'delivering', tried: true, dueAt: inSeconds(900) }],
    ['Waits for a second person', { status: 'awaiting-approval', tried: false, dueAt: null }],
    ['Held', { status: 'held', tried: true, dueAt: null }],
    ['Delivered', { status: 'delivered', tried: true, dueAt: null }],
    ['Cancelled', { status: 'cancelled', tried: true, dueAt: null }],
  ])('%s', (words, facts) => {
    expect(statusWords(facts, now)).toBe(words)
  })

  test('a stored status and an outside one are the same, there and back', () => {
    for (const status of submissionStatuses) expect(statusOf(storedStatus(status))).toBe(status)
  })
})

describe('why it is held', () => {
  test.each(Object.entries(heldReasons))('%s says what happened, what is certain and what to do', (_name, reason) => {
    for (const words of [reason.certain, reason.mend]) expect(words).toMatch(/\.$/)
    expect(`${reason.words} ${reason.certain} ${reason.mend}`).not.toMatch(/!|please|successfully/i)
    expect(reason.offers.length).toBeGreaterThan(0)
  })

  test('an unknown reason offers nothing', () => {
    expect(heldReason('constructor')).toBeNull()
    expect(offers('toString', 'retry')).toBe(false)
    expect(offers('refused', 'return')).toBe(true)
  })
})

describe('by which value a case is found again', () => {
  const fields = [{ key: 'alert_id' }, { key: 'ref' }]
  test.each<[string, string | null, Record<string, string | number | boolean>, unknown]>([
    ['the field that the template names', 'ref', { ref: 'R-1', alert_id: 'A-1' }, { field: 'ref', value: 'R-1' }],
    ['alert_id by default', null, { alert_id: 'A-1' }, { field: 'alert_id', value: 'A-1' }],
    ['a number as its text', 'ref', { ref: 12 }, { field: 'ref', value: '12' }],
    ['without white space at the ends', 'ref', { ref: ' R ' }, { field: 'ref', value: 'R' }],
    ['none when it isn’t answered', 'ref', { alert_id: 'A-1' }, null],
    ['none when it is blank', 'ref', { ref: ' ' }, null],
    ['none for what identifies nothing', 'ref', { ref: true }, null],
  ])('%s', (_name, correlation, values, expected) => {
    expect(correlationOf({ correlation, fields }, values)).toEqual(expected)
  })

  test('none when there is no such field', () => {
    expect(correlationOf({ correlation: null, fields: [{ key: 'ref' }] }, { alert_id: 'A-1' })).toBeNull()
  })
})

describe('the way to the case, step by step', () => {
  const facts: ProgressFacts = {
    status: 'delivering',
    heldReason: null,
    submittedAt: now,
    endedAt: null,
    answers: 1,
    step: { tries: 0, dueAt: now, doneAt: null, leasedUntil: null },
    attempts: [],
    case: null,
  }
  const attempt = {
    id: 'a',
    number: 1,
    purpose: 'send' as const,
    openedAt: now,
    closedAt: now,
    verdict: 'failed',
    words: 'Failed at Persona',
    responseStatus: 500,
    durationMs: 12,
  }
  const step = (more: Partial<ProgressFacts>) => submissionProgress({ ...facts, ...more }, now).steps[1]

  test.each<[string, Partial<ProgressFacts>, object]>([
    ['at first', {}, { title: 'Creating the case', mark: 'under-way' }],
    [
      'between two tries',
      { attempts: [attempt], step: { tries: 1, dueAt: inSeconds(4), doneAt: null, leasedUntil: null } },
      { title: 'Retrying', mark: 'waiting', sentence: 'Failed at Persona' },
    ],
    [
      'while it looks',
      { attempts: [{ ...attempt, purpose: 'look', closedAt: null, verdict: null, words: null }] },
      { title: 'Looking for the case', mark: 'under-way' },
    ],
    [
      'held',
      { status: 'held', heldReason: 'no-template', attempts: [{ ...attempt, verdict: 'no-template' }] },
      { title: 'Held', mark: 'refused', sentence: heldReasons['no-template'].words },
    ],
    ['returned', { status: 'cancelled' }, { mark: 'skipped' }],
    [
      'adopted',
      { status: 'delivered', endedAt: now, case: { id: 'case_1', name: 'WTA-3', adopted: true } },
      { title: 'Case WTA-3 adopted', mark: 'done', sentence: 'case_1' },
    ],
  ])('%s', (_name, more, expected) => {
    expect(step(more)).toMatchObject(expected)
  })

  test('says when the next try is due, and of how many tries', () => {
    const due = { tries: 3, dueAt: inSeconds(38), doneAt: null, leasedUntil: null }
    const progress = submissionProgress({ ...facts, step: due }, now)
    expect(progress).toMatchObject({ dueAt: '2026-11-24T10:00:38.000Z', tries: { made: 3, most: 100 } })
    expect(submissionProgress({ ...facts, status: 'held', step: due }, now).dueAt).toBeNull()
  })
})
