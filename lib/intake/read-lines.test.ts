import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from './read-lines.ts'

function streamOf(pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
}

async function linesOf(pieces: (string | Uint8Array)[], limit?: number) {
  const lines: [number, string | undefined][] = []
  const body = streamOf(pieces.map(piece => Buffer.from(piece as string)))
  for await (const { number, bytes } of readLines(body, limit)) {
    lines.push([number, bytes && Buffer.from(bytes).toString('latin1')])
  }
  return lines
}

test('lines are numbered from 1, blank ones too, and end with \\n, \\r\\n or the body', async () => {
  expect(await linesOf(['a\n\r\n\nb\r\nc'])).toEqual([
    [1, 'a'],
    [2, ''],
    [3, ''],
    [4, 'b'],
    [5, 'c'],
  ])
  expect(await linesOf(['a\n'])).toEqual([[1, 'a']])
  expect(await linesOf([])).toEqual([])
})

test('a line that is too long is told by its number alone, whatever its pieces; the next is whole', async () => {
  expect(await linesOf(['12345\n123456\n1', '2345', '67890', '12\n123\r\n', '12345\r\n', '123456'], 5)).toEqual([
    [1, '12345'],
    [2, undefined],
    [3, undefined],
    [4, '123'],
    [5, '12345'],
    [6, undefined],
  ])
})

test('the pieces in which a body arrives make no difference', async () => {
  const bytes = fc.uint8Array({ maxLength: 60 }).map(all => all.map(byte => (byte % 4 === 0 ? 0x0a : byte)))
  await fc.assert(
    fc.asyncProperty(bytes, fc.array(fc.nat(60)), async (body, cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), body.length]
      const pieces = edges.slice(1).map((end, index) => body.subarray(edges[index], end))
      expect(await linesOf(pieces)).toEqual(await linesOf([body]))
    }),
  )
})

test('what a broken connection left unfinished is no line', async () => {
  const seen: string[] = []
  let pulls = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulls++ === 0) controller.enqueue(Buffer.from('one\ntw'))
      else controller.error(new Error('gone'))
    },
  })
  const reading = async () => {
    for await (const { bytes } of readLines(body)) seen.push(Buffer.from(bytes ?? []).toString())
  }
  await expect(reading()).rejects.toThrow('broke off')
  expect(seen).toEqual(['one'])
})
