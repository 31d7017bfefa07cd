import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changeAnswer } from '#lib/drafts/merge-answers.ts'
import type { Answer, Answers } from '#lib/templates/answers.ts'
import { Autosave } from './autosave.ts'
import { longestWait, pause, retryWaits } from './save-pace.ts'
import type { SaveOutcome, SaveRequest } from './save-state.ts'

const alice = { personId: 'p-alice', name: 'Alice' }
const bob = { personId: 'p-bob', name: 'Bob', at: '2026-11-24T10:41:52.000Z' }
const mapped = (value: Answer['value'], path = 'totals.amount'): Answer => ({
  value,
  provenance: { from: 'path', path },
})

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T10:42:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A server with one draft; `refuse` answers the next requests instead of it. */
function fakeServer(answers: Answers) {
  const server = { revision: 1, answers, requests: [] as SaveRequest[], refuse: [] as (SaveOutcome | 'answer lost')[] }
  const send = async (request: SaveRequest): Promise<SaveOutcome> => {
    server.requests.push(request)
    const refused = server.refuse.shift()
    if (refused === undefined) return save(request)
    if (refused !== 'answer lost') return refused
    save(request)
    return { is: 'unreached' }
  }
  function save(request: SaveRequest): SaveOutcome {
    if (request.revision !== server.revision) {
      const theirs = { revision: server.revision, answers: server.answers, changedAt: bob.at, changedBy: bob.name }
      return { is: 'changed', theirs }
    }
    write(request.changes, { ...alice, at: new Date().toISOString() })
    return { is: 'saved', revision: server.revision, savedAt: new Date().toISOString(), answers: server.answers }
  }
  function write(changes: SaveRequest['changes'], author: typeof bob) {
    const next = { ...server.answers }
    for (const [key, change] of changes) {
      const after = changeAnswer(next[key], change, author)
      if (after) next[key] = after
      else delete next[key]
    }
    if (changes.size > 0) server.revision += 1
    server.answers = next
  }
  const byBob = (key: string, value: Answer['value']) => write(new Map([[key, { value }]]), bob)
  return { server, send, save, byBob }
}

function writing(answers: Answers = { amount: mapped(86412.5), reason: mapped('', 'note') }) {
  const fake = fakeServer(answers)
  const draft = new Autosave({ revision: 1, answers, savedAt: null }, { send: fake.send, author: alice })
  return { ...fake, draft }
}

describe('writing', () => {
  test('is shown at once and saved after a pause', async () => {
    const { draft, server } = writing()
    draft.edit('reason', { value: 'Cash' })
    expect(draft.answer('reason')).toMatchObject({ value: 'Cash', provenance: { from: 'person', name: 'Alice' } })
    expect(draft.state).toEqual({ is: 'saving' })
    await vi.advanceTimersByTimeAsync(pause - 1)
    expect(server.requests).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(server.answers.reason?.value).toBe('Cash')
    expect(draft.state).toEqual({ is: 'saved', at: '2026-11-24T10:42:00.500Z' })
    expect(draft.unsaved()).toEqual([])
  })

  test('without a pause is saved all the same, at the latest 800 ms after the first key', async () => {
    const { draft, server } = writing()
    for (let typed = 1; typed <= 9; typed++) {
      draft.edit('reason', { value: 'x'.repeat(typed) })
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(longestWait).toBe(800)
    expect(server.requests.map(({ changes }) => changes.get('reason'))).toEqual([{ value: 'x'.repeat(8) }])
  })

  test('has one request under way, and the newest words go next', async () => {
    const { draft, server, save } = writing()
    const open: (() => void)[] = []
    const slow = new Autosave(
      { revision: 1, answers: server.answers, savedAt: null },
      {
        author: alice,
        send: request => new Promise(resolve => void open.push(() => resolve(save(request)))),
      },
    )
    draft.rest()
    slow.edit('reason', { value: 'a' })
    await vi.advanceTimersByTimeAsync(pause)
    slow.edit('reason', { value: 'ab' })
    slow.edit('reason', { value: 'abc' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(open).toHaveLength(1)
    open[0]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(open).toHaveLength(2)
    open[1]?.()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.answers.reason?.value).toBe('abc')
    expect(slow.state.is).toBe('saved')
  })

  test('keeps the mapped value one click away', async () => {
    const { draft, server } = writing()
    draft.edit('amount', { value: 9 })
    await draft.flush()
    expect(draft.answer('amount')?.original).toEqual(mapped(86412.5))
    draft.edit('amount', { restore: true })
    await draft.flush()
    expect(draft.answer('amount')).toEqual(mapped(86412.5))
    expect(server.answers.amount).toEqual(mapped(86412.5))
  })

  test('gives the same object while an answer says the same', async () => {
    const { draft } = writing()
    const amount = draft.answer('amount')
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    expect(draft.answer('amount')).toBe(amount)
  })
})

describe('a lost network', () => {
  test('is tried again with growing waits, and nothing is lost', async () => {
    const { draft, server } = writing()
    server.refuse = [{ is: 'unreached' }, { is: 'unreached' }]
    draft.edit('reason', { value: 'Cash' })
    await vi.advanceTimersByTimeAsync(pause)
    expect(draft.state).toEqual({ is: 'offline' })
    draft.edit('amount', { value: 5 })
    await vi.advanceTimersByTimeAsync(retryWaits[0])
    expect(server.requests).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(retryWaits[1] - 1)
    expect(server.requests).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1)
    expect(server.answers).toMatchObject({ reason: { value: 'Cash' }, amount: { value: 5 } })
    expect(draft.state.is).toBe('saved')
  })

  test('that is back is used at once', async () => {
    const { draft, server } = writing()
    server.refuse = [{ is: 'unreached' }]
    draft.edit('reason', { value: 'Cash' })
    await vi.advanceTimersByTimeAsync(pause)
    draft.resume()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.answers.reason?.value).toBe('Cash')
  })

  test('doesn’t keep a flush waiting', async () => {
    const { draft, server } = writing()
    server.refuse = [{ is: 'unreached' }]
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    expect(draft.state).toEqual({ is: 'offline' })
    expect(draft.unsaved()).toEqual(['reason'])
  })

  test('that took the answer away doesn’t make one collide with oneself', async () => {
    const { draft, server } = writing()
    server.refuse = ['answer lost']
    draft.edit('reason', { value: 'Cash' })
    await vi.advanceTimersByTimeAsync(pause)
    draft.edit('reason', { value: 'Cash, often' })
    draft.resume()
    await draft.flush()
    expect(draft.collisions()).toEqual([])
    expect(server.answers.reason?.value).toBe('Cash, often')
  })

  test('of a send that throws is no different', async () => {
    const draft = new Autosave(
      { revision: 1, answers: {}, savedAt: null },
      { author: alice, send: () => Promise.reject(new TypeError('Failed to fetch')) },
    )
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    expect(draft.state).toEqual({ is: 'offline' })
  })
})

describe('somebody else’s revision', () => {
  test('of other answers is taken over without asking, and the save goes on', async () => {
    const { draft, server, byBob } = writing()
    byBob('amount', 7)
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    expect(server.answers).toMatchObject({ amount: { value: 7 }, reason: { value: 'Cash' } })
    expect(draft.answer('amount')?.value).toBe(7)
    expect(draft.takenOver).toEqual(['amount'])
    expect(draft.state.is).toBe('saved')
  })

  test('of the same answer waits for a choice; writing goes on and the rest is saved', async () => {
    const { draft, server, byBob } = writing()
    byBob('reason', 'Theirs')
    draft.edit('reason', { value: 'Mine' })
    draft.edit('amount', { value: 5 })
    await draft.flush()
    expect(draft.state).toEqual({ is: 'changed', by: 'Bob' })
    expect(server.answers).toMatchObject({ reason: { value: 'Theirs' }, amount: { value: 5 } })
    draft.edit('reason', { value: 'Mine, longer' })
    await vi.advanceTimersByTimeAsync(5_000)
    expect(draft.collisions()).toMatchObject([
      { key: 'reason', mine: { value: 'Mine, longer' }, theirs: { value: 'Theirs' }, by: 'Bob' },
    ])
    draft.choose(new Map([['reason', 'mine']]))
    await draft.flush()
    expect(server.answers.reason?.value).toBe('Mine, longer')
    expect(draft.state.is).toBe('saved')
  })

  test('that is chosen leaves nothing unsaved', async () => {
    const { draft, server, byBob } = writing()
    byBob('reason', 'Theirs')
    draft.edit('reason', { value: 'Mine' })
    await draft.flush()
    draft.choose(new Map([['reason', 'theirs']]))
    await draft.flush()
    expect(draft.answer('reason')?.value).toBe('Theirs')
    expect(draft.unsaved()).toEqual([])
    expect(server.answers.reason?.value).toBe('Theirs')
  })

  test('that comes during the comparison moves only their side', async () => {
    const { draft, server, byBob } = writing()
    byBob('reason', 'Theirs')
    draft.edit('reason', { value: 'Mine' })
    await draft.flush()
    byBob('reason', 'Theirs again')
    byBob('amount', 1)
    draft.receive({ revision: server.revision, answers: server.answers, changedAt: bob.at, changedBy: 'Bob' })
    expect(draft.collisions()).toMatchObject([{ mine: { value: 'Mine' }, theirs: { value: 'Theirs again' } }])
    expect(draft.takenOver).toEqual(['amount'])
  })

  test('with the same words is no collision', async () => {
    const { draft, byBob } = writing()
    byBob('reason', 'Cash')
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    expect(draft.state.is).toBe('saved')
    expect(draft.collisions()).toEqual([])
  })

  test('brought live is shown, an older one is not', () => {
    const { draft } = writing()
    const theirs = { revision: 2, answers: { amount: mapped(1) }, changedAt: bob.at, changedBy: 'Bob' }
    draft.receive({ ...theirs, revision: 1 })
    expect(draft.answer('amount')?.value).toBe(86412.5)
    draft.receive(theirs)
    expect(draft.answer('amount')?.value).toBe(1)
  })
})

describe('what stands in the way', () => {
  test('is a colleague’s claim: words stay, and are saved once the claim is ours', async () => {
    const { draft, server } = writing()
    server.refuse = [{ is: 'held', by: 'Bob', until: null }]
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    expect(draft.state).toEqual({ is: 'held', by: 'Bob', until: null })
    expect(draft.unsaved()).toEqual(['reason'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.requests).toHaveLength(1)
    draft.resume()
    await draft.flush()
    expect(server.answers.reason?.value).toBe('Cash')
  })

  test('is an ended session: after signing in it goes on', async () => {
    const { draft, server } = writing()
    server.refuse = [{ is: 'signed-out' }]
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    draft.edit('reason', { value: 'Cash only' })
    expect(draft.state).toEqual({ is: 'signed-out' })
    draft.resume()
    await draft.flush()
    expect(server.answers.reason?.value).toBe('Cash only')
  })

  test('is a value that can’t be kept: only its field waits, until it is written again', async () => {
    const { draft, server } = writing()
    server.refuse = [{ is: 'refused', problems: [{ path: 'changes.reason.value', problem: 'carries a NUL' }] }]
    draft.edit('reason', { value: '\0' })
    await draft.flush()
    expect(draft.state).toEqual({ is: 'refused', words: 'carries a NUL' })
    expect(draft.refusedOf('reason')).toHaveLength(1)
    draft.edit('amount', { value: 5 })
    await draft.flush()
    expect(server.answers.amount?.value).toBe(5)
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    expect(server.answers.reason?.value).toBe('Cash')
    expect(draft.state.is).toBe('saved')
  })

  test('is that it was submitted: nothing is sent any more', async () => {
    const { draft, server } = writing()
    draft.block({ is: 'closed' })
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    draft.resume()
    draft.leave()
    expect(server.requests).toEqual([])
  })
})

describe('leaving', () => {
  test('sends what is unsaved, and says that one leaves', async () => {
    const { draft, server } = writing()
    draft.edit('reason', { value: 'Cash' })
    draft.leave()
    expect(server.requests).toMatchObject([{ revision: 1, leaving: true }])
    expect(server.answers.reason?.value).toBe('Cash')
  })

  test('after reading only, or after giving the claim up, says nothing', async () => {
    const { draft, server } = writing()
    draft.leave()
    expect(server.requests).toEqual([])
    draft.edit('reason', { value: 'Cash' })
    await draft.flush()
    draft.rest()
    draft.leave()
    expect(server.requests).toHaveLength(1)
  })

  test('while a request is under way puts the rest on top of it', async () => {
    const { draft, server } = writing()
    draft.edit('reason', { value: 'Cash' })
    void draft.flush()
    draft.edit('reason', { value: 'Cash, often' })
    draft.leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.requests.map(({ revision }) => revision)).toEqual([1, 2])
    expect(server.answers.reason?.value).toBe('Cash, often')
  })
})

test('whatever order answers, failures and a colleague come in, nothing written is lost unnoticed', async () => {
  const keys = ['amount', 'reason', 'city'] as const
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ does: fc.constant('type' as const), key: fc.constantFrom(...keys) }) },
    { weight: 2, arbitrary: fc.record({ does: fc.constant('colleague' as const), key: fc.constantFrom(...keys) }) },
    fc.record({ does: fc.constantFrom('wait' as const, 'drop' as const, 'lose-answer' as const, 'live' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
      const { draft, server, byBob } = writing({})
      const typed = new Map<string, string>()
      let number = 0
      for (const one of steps) {
        number += 1
        if (one.does === 'type') {
          typed.set(one.key, `mine ${number}`)
          draft.edit(one.key, { value: `mine ${number}` })
        } else if (one.does === 'colleague') byBob(one.key, `theirs ${number}`)
        else if (one.does === 'drop') server.refuse.push({ is: 'unreached' })
        else if (one.does === 'lose-answer') server.refuse.push('answer lost')
        else if (one.does === 'live')
          draft.receive({ revision: server.revision, answers: server.answers, changedAt: bob.at, changedBy: 'Bob' })
        await vi.advanceTimersByTimeAsync(one.does === 'wait' ? 2_000 : 120)
      }
      await vi.advanceTimersByTimeAsync(120_000)
      const open = new Set(draft.collisions().map(({ key }) => key))
      for (const [key, words] of typed) {
        const kept = server.answers[key]
        const bySomeoneLater = kept?.provenance.from === 'person' && kept.provenance.name === 'Bob'
        if (open.has(key)) expect(draft.answer(key)?.value).toBe(words)
        else if (!bySomeoneLater) expect(kept?.value).toBe(words)
      }
      expect(draft.unsaved().sort()).toEqual([...open].sort())
      expect(draft.state.is).toBe(open.size > 0 ? 'changed' : 'saved')
    }),
    { numRuns: 200 },
  )
})
