import { describe, expect, test } from 'vitest'
import { largestAlert, readBody } from './read-body.ts'

function streamed(pieces: Uint8Array[], headers: HeadersInit = {}) {
  const seen = { pulled: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[seen.pulled++]
        if (piece) controller.enqueue(piece)
        else controller.close()
      },
      cancel() {
        seen.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  const request = new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  return { request, seen }
}

const bytes = (size: number) => new Uint8Array(size).fill(97)

test('hands back the bytes as they came, in whatever pieces', async () => {
  const { request } = streamed([Buffer.from([0xff, 0x00]), Buffer.from([0x0a, 0xc3]), Buffer.from([0x28])])
  const read = await readBody(request)
  expect(read.ok && [...read.value]).toEqual([0xff, 0x00, 0x0a, 0xc3, 0x28])
})

test('an absent body is no bytes', async () => {
  const read = await readBody(new Request('http://localhost/', { method: 'POST' }))
  expect(read.ok && read.value.byteLength).toBe(0)
})

describe('size', () => {
  test('1 MiB is accepted', async () => {
    const read = await readBody(streamed([bytes(largestAlert / 2), bytes(largestAlert / 2)]).request)
    expect(read.ok && read.value.byteLength).toBe(largestAlert)
  })

  test('one byte more is refused without reading the rest', async () => {
    const { request, seen } = streamed([bytes(largestAlert), bytes(1), bytes(100), bytes(100)])
    expect(await readBody(request)).toMatchObject({ ok: false, code: 'too-large' })
    expect(seen).toEqual({ pulled: 2, cancelled: true })
  })

  test('a length that is told beforehand is refused before reading', async () => {
    const { request, seen } = streamed([bytes(10)], { 'content-length': String(largestAlert + 1) })
    expect(await readBody(request)).toMatchObject({ ok: false, code: 'too-large' })
    expect(seen.pulled).toBe(0)
  })
})

test('a compressed body is refused by name', async () => {
  const read = await readBody(streamed([bytes(3)], { 'content-encoding': 'gzip' }).request)
  expect(read).toMatchObject({
    code: 'invalid',
    problems: [{ path: '', problem: expect.stringContaining('Content-Encoding') }],
  })
})

test('a body that breaks off is refused', async () => {
  const body = new ReadableStream({ pull: controller => controller.error(new Error('gone')) })
  const request = new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
  expect(await readBody(request)).toMatchObject({ ok: false, code: 'invalid' })
})
