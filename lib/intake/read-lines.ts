import { type Bytes, chunksOf, largestAlert } from './read-body.ts'

/** A line of a file, by its number from 1. Without bytes: longer than what is accepted. */
export type Line = { number: number; bytes: Bytes | undefined }

const newline = 0x0a

/**
 * The lines of a body as they arrive, without their ends (\n or \r\n). Never holds more than one line: of a line that is
 * too long only its number is told. What a broken connection left unfinished is no line.
 */
export async function* readLines(body: ReadableStream<Uint8Array> | null, limit = largestAlert): AsyncGenerator<Line> {
  let number = 1
  let pieces: Uint8Array[] = []
  let size = 0
  const take = (piece: Uint8Array) => {
    size += piece.byteLength
    if (size <= limit + 1) pieces.push(piece)
    else pieces = []
  }
  const end = (): Line => {
    const line = { number: number++, bytes: wholeLine(pieces, size, limit) }
    pieces = []
    size = 0
    return line
  }
  for await (const chunk of chunksOf(body)) {
    let start = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, start)) {
      take(chunk.subarray(start, at))
      yield end()
      start = at + 1
    }
    take(chunk.subarray(start))
  }
  if (size > 0) yield end()
}

/** One byte more than the limit is allowed for while a \r may end the line. */
function wholeLine(pieces: Uint8Array[], size: number, limit: number): Bytes | undefined {
  if (size > limit + 1) return undefined
  const bytes = Buffer.concat(pieces, size)
  const line = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes
  return line.byteLength > limit ? undefined : line
}
