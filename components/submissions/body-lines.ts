import type { Problem } from '#lib/result.ts'

/** A body as people read it: JSON indented, anything else as it came. */
export function bodyText(body: unknown): string {
  if (body === null || body === undefined) return ''
  if (typeof body !== 'string') return JSON.stringify(body, null, 2)
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

export function headerText(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}

/** The lines that speak of a field that Persona objected to, from 0: the value that was sent, the pointer that came back. */
export function markedLines(text: string, problems: readonly Problem[]): ReadonlySet<number> {
  const keys = problems.map(problem => problem.path.split(/[.[]/)[0] ?? '').filter(Boolean)
  const marked = text
    .split('\n')
    .flatMap((line, at) => (keys.some(key => line.includes(`"${key}":`) || line.includes(`/${key}"`)) ? [at] : []))
  return new Set(marked)
}
