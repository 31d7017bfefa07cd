import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hour, minute } from '#lib/clock.ts'
import { keyLife, limits, policy, type RowName, requestLife } from './retry-policy.ts'
import {
  type AttemptFact,
  afterHeld,
  afterLook,
  afterSend,
  type Finding,
  machine,
  nextMove,
  type StepChange,
  type StepFacts,
  unsureUntil,
} from './step-machine.ts'

const now = new Date('2026-11-24T10:00:00Z')
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)
const at = { now, delay: 1_000 }

const fresh: StepFacts = {
  generation: 1,
  keyFirstUsedAt: null,
  lookFirst: false,
  tries: 0,
  triedSince: null,
  settledAttempt: 0,
  attempts: [],
  earlierUnsureUntil: null,
  canLook: true,
}

function attempt(verdict: string | null, openedAt: Date, number = 1): AttemptFact {
  return { number, purpose: 'send', verdict, openedAt, closedAt: verdict === null ? null : openedAt }
}

function tried(verdict: string | null, openedAt: Date, more: Partial<StepFacts> = {}): StepFacts {
  return { ...fresh, keyFirstUsedAt: openedAt, triedSince: openedAt, attempts: [attempt(verdict, openedAt)], ...more }
}

describe('what a due step does', () => {
  test('a new one sends', () => {
    expect(nextMove(fresh, now)).toEqual({ is: 'send', generation: 1, keyFirstUsedAt: now })
  })

  test('without an answer the same key is sent again while it is young', () => {
    const since = ago(keyLife - 1)
    expect(nextMove(tried('no-answer', since), now)).toEqual({ is: 'send', generation: 1, keyFirstUsedAt: since })
  })

  test('with a key of 23 h an unsure one looks first', () => {
    expect(nextMove(tried('no-answer', ago(keyLife)), now)).toEqual({ is: 'look' })
  })

  test('with a key of 23 h a sure one takes a new key', () => {
    const facts = tried('not-sent', ago(keyLife))
    expect(nextMove(facts, now)).toEqual({ is: 'send', generation: 2, keyFirstUsedAt: now })
  })

  test('a look that no key protects waits until the last request is over', () => {
    const opened = ago(minute)
    const facts = tried('no-answer', opened, { keyFirstUsedAt: ago(keyLife) })
    const until = new Date(opened.getTime() + requestLife)
    expect(nextMove(facts, now)).toEqual({ is: 'wait', until })
    expect(nextMove(facts, until)).toEqual({ is: 'look' })
  })

  test('behind a gateway it looks at once, since the same key may follow; after a 403 it waits', () => {
    const lost = attempt('lost', ago(minute))
    const facts = (verdict: string) => ({
      ...tried(null, ago(minute), { lookFirst: true }),
      attempts: [lost, attempt(verdict, now, 2)],
    })
    expect(nextMove(facts('gateway'), now)).toEqual({ is: 'look' })
    expect(nextMove(facts('forbidden'), now)).toEqual({
      is: 'wait',
      until: new Date(ago(minute).getTime() + requestLife),
    })
  })

  test('what an earlier submission left unsure is waited for, then looked for', () => {
    const until = new Date(now.getTime() + minute)
    const facts = { ...fresh, lookFirst: true, earlierUnsureUntil: until }
    expect(nextMove(facts, now)).toEqual({ is: 'wait', until })
    expect(nextMove(facts, until)).toEqual({ is: 'look' })
  })

  test('without a field that finds the case a person is asked', () => {
    expect(nextMove(tried('failed', now, { lookFirst: true, canLook: false }), now)).toEqual({
      is: 'hold',
      reason: 'cannot-know',
    })
  })

  test.each([
    ['100 tries', { tries: limits.tries }],
    ['a day', { triedSince: ago(limits.horizon) }],
  ])('after %s a person is asked', (_name, more) => {
    expect(nextMove(tried('not-sent', ago(minute), more), now)).toEqual({ is: 'hold', reason: 'no-answer' })
  })
})

describe('what a send leaves', () => {
  test('a refusal is settled: the next goes out under a new key, without a look', () => {
    const change = afterSend(tried('refused', now), 'refused', at)
    expect(change).toMatchObject({ status: 'held', heldReason: 'refused', generation: 2, settledAttempt: 1 })
    const again = afterHeld({ ...tried('refused', now), ...change }, 'retry', now)
    expect(again).toMatchObject({ status: 'due', generation: 2, keyFirstUsedAt: null, lookFirst: false, tries: 0 })
  })

  test('a 403 settles nothing of an earlier lost answer: a look comes before any new key', () => {
    const facts = {
      ...tried('no-answer', ago(hour)),
      attempts: [attempt('no-answer', ago(hour)), attempt('forbidden', now, 2)],
    }
    expect(afterSend(facts, 'forbidden', at)).toMatchObject({ status: 'held', generation: 1, lookFirst: true })
  })

  test('a 401 keeps the key', () => {
    expect(afterSend(tried('key-refused', now), 'key-refused', at)).toMatchObject({ status: 'held', generation: 1 })
  })

  test('a wait costs no try, all else does', () => {
    for (const row of Object.keys(policy) as RowName[]) {
      const { tries } = afterSend(tried(row, now), row, at)
      expect([row, tries]).toEqual([row, policy[row].next === 'wait' ? 0 : 1])
    }
  })

  test('behind a gateway, where nothing can be looked for, the same key goes on', () => {
    const change = afterSend(tried('gateway', now, { canLook: false }), 'gateway', at)
    expect(change).toMatchObject({ status: 'due', generation: 1, lookFirst: false })
  })
})

describe('what a look leaves', () => {
  test('absent counts when the look began after the last request was over', () => {
    const facts = tried('failed', ago(1), { lookFirst: true })
    expect(afterLook(facts, { is: 'absent', beganAt: now }, at)).toMatchObject({
      generation: 2,
      keyFirstUsedAt: null,
      lookFirst: false,
      settledAttempt: 1,
    })
  })

  test('absent too early sends the same key again', () => {
    const facts = tried('gateway', ago(minute), { lookFirst: true })
    expect(afterLook(facts, { is: 'absent', beganAt: now }, at)).toMatchObject({ generation: 1, settledAttempt: 0 })
  })

  test('a person’s word that there is none settles all', () => {
    const facts = tried('failed', ago(hour), { lookFirst: true, canLook: false })
    const change = afterHeld(facts, 'confirm-absent', now)
    expect(change).toMatchObject({ generation: 2, keyFirstUsedAt: null, lookFirst: false, settledAttempt: 1 })
    expect(unsureUntil({ ...facts, ...change })).toBeNull()
  })
})

describe('always', () => {
  const rows = Object.keys(policy) as RowName[]
  const facts = fc
    .record({
      verdicts: fc.array(fc.constantFrom(...rows.filter(row => policy[row].leaves !== 'made'), null), { maxLength: 6 }),
      minutes: fc.integer({ min: 0, max: 3_000 }),
      lookFirst: fc.boolean(),
      canLook: fc.boolean(),
      tries: fc.integer({ min: 0, max: 120 }),
      earlier: fc.option(fc.integer({ min: -10, max: 10 })),
    })
    .map(({ verdicts, minutes, earlier, ...columns }): StepFacts => {
      const attempts = verdicts.map((verdict, index) =>
        attempt(verdict, ago((minutes + 6 - index) * minute), index + 1),
      )
      return {
        ...fresh,
        ...columns,
        attempts,
        keyFirstUsedAt: attempts[0]?.openedAt ?? null,
        triedSince: attempts[0]?.openedAt ?? null,
        earlierUnsureUntil: earlier === null ? null : new Date(now.getTime() + earlier * minute),
      }
    })

  test('a new key is never used while an outcome is unknown', () => {
    fc.assert(
      fc.property(facts, given => {
        const move = nextMove(given, now)
        if (move.is !== 'send' || move.generation === given.generation) return
        expect(unsureUntil(given)).toBeNull()
      }),
    )
  })

  test('a send settles only by a definite answer, and never an earlier doubt by a 401, 403 or 429', () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...rows), (given, row) => {
        const closed = attempt(row, now, given.attempts.length + 1)
        const change = afterSend({ ...given, attempts: [...given.attempts, closed] }, row, at)
        if (change.settledAttempt > given.settledAttempt) expect(['nothing', 'made']).toContain(policy[row].leaves)
        if (change.generation > given.generation) {
          expect(unsureUntil({ ...given, attempts: [...given.attempts, closed], ...change })).toEqual(
            given.earlierUnsureUntil,
          )
        }
      }),
    )
  })

  test('every change is one that the table names', () => {
    const state = (step: { status: string; lookFirst: boolean }) =>
      step.status === 'due' ? (step.lookFirst ? 'look' : 'send') : step.status
    const reaches = (from: keyof typeof machine) => Object.values(machine[from]) as string[]
    const findings: Finding[] = [
      { is: 'found' },
      { is: 'absent', beganAt: now },
      { is: 'again' },
      { is: 'wait' },
      { is: 'hold', reason: 'cannot-know' },
    ]
    fc.assert(
      fc.property(facts, fc.constantFrom(...rows), fc.constantFrom(...findings), (given, row, finding) => {
        const closed = { ...given, attempts: [...given.attempts, attempt(row, now, given.attempts.length + 1)] }
        const expectState = (from: keyof typeof machine, change: StepChange) =>
          expect(reaches(from)).toContain(state(change))
        expectState('send', afterSend(closed, row, at))
        expectState('look', afterLook({ ...given, lookFirst: true }, finding, at))
        expectState('held', afterHeld(given, 'retry', now))
        expectState('held', afterHeld(given, 'confirm-absent', now))
      }),
    )
  })
})
