import type { JsonValue } from '#lib/json.ts'

export type ReadJson = { value: JsonValue | null } | { text: string; problem: string }

/** Typed JSON, or where it stops being JSON: 'Line 3, column 5: …'. Nothing typed is null. */
export function readJson(text: string): ReadJson {
  if (text.trim() === '') return { value: null }
  try {
    return { value: JSON.parse(text) as JsonValue }
  } catch (error) {
    return { text, problem: `${placeOf(error, text)}this isn’t JSON yet` }
  }
}

/** Engines name the place by line or by position; the line is what a person looks for. */
function placeOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : ''
  const named = /line (\d+) column (\d+)/.exec(message)
  if (named) return `Line ${named[1]}, column ${named[2]}: `
  const position = /position (\d+)/.exec(message)?.[1]
  const at = position === undefined ? (/end of/i.test(message) ? text.length : null) : Number(position)
  if (at === null) return ''
  const before = text.slice(0, at).split('\n')
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: `
}
