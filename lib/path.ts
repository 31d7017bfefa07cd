import type { Problem } from './result.ts'

/** A place inside a value, grown while walking: member names and element numbers from 0. */
export type Path = readonly (string | number)[]

const plainName = /^[\p{L}\p{N}_$@:-][\p{L}\p{N}_$@: -]*$/u

/**
 * A place as people write it: `templates[1].fields[1].type`, with `["a.b"]` for a member name that would be misread.
 * Problems and mappings are spelled this way; lib/mapping/path.ts reads it back.
 */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    if (!plainName.test(step) || step.endsWith(' ')) return `${text}[${JSON.stringify(step)}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/** A problem at its place: what is wrong there and how to mend it. */
export function problemAt(path: Path, problem: string): Problem {
  return { path: pathText(path), problem }
}
