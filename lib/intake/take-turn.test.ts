import { afterEach, expect, test, vi } from 'vitest'
import { done } from '../result.ts'
import { takeTurn } from './take-turn.ts'

afterEach(() => vi.useRealTimers())

/** Works that go on until they are let go. */
function works() {
  const running: (() => void)[] = []
  const start = () =>
    takeTurn(async () => {
      await new Promise<void>(resolve => running.push(resolve))
      return done(null)
    })
  return { running, start }
}

test('eight at a time, the others in the order of coming', async () => {
  const order: number[] = []
  const { running, start } = works()
  const held = Array.from({ length: 8 }, start)
  const later = [1, 2, 3].map(n =>
    takeTurn(async () => {
      order.push(n)
      return done(n)
    }),
  )
  await vi.waitFor(() => expect(running).toHaveLength(8))
  expect(order).toEqual([])
  running[3]?.()
  expect((await Promise.all(later)).map(result => result.ok)).toEqual([true, true, true])
  expect(order).toEqual([1, 2, 3])
  for (const end of running) end()
  await Promise.all(held)
})

test('work that throws gives its place away', async () => {
  for (let n = 0; n < 20; n++) {
    await expect(takeTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  }
  expect(await takeTurn(async () => done('through'))).toEqual(done('through'))
})

test('whoever waits too long, or behind too many, is told to come again, and nothing of theirs is done', async () => {
  vi.useFakeTimers()
  const { running, start } = works()
  const held = Array.from({ length: 8 }, start)
  let worked = 0
  const waits = Array.from({ length: 1_000 }, () =>
    takeTurn(async () => {
      worked += 1
      return done(null)
    }),
  )
  expect(await takeTurn(async () => done(null))).toMatchObject({ code: 'unavailable' })
  await vi.advanceTimersByTimeAsync(20_000)
  expect((await Promise.all(waits)).every(result => !result.ok && result.code === 'unavailable')).toBe(true)
  expect(worked).toBe(0)
  for (const end of running) end()
  await Promise.all(held)
  expect(await takeTurn(async () => done('through'))).toEqual(done('through'))
})
