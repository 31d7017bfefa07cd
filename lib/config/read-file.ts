import { LineCounter, parseDocument, type YAMLError } from 'yaml'
import { type Path, problemAt } from '#lib/path.ts'
import { done, type Problem, type Result, refuse } from '#lib/result.ts'

/**
 * Reads the text of a config file, YAML or JSON (which is YAML), into plain values.
 * @returns `invalid` with the line of each fault: broken syntax, a key given twice, an unknown tag, `__proto__` as a key
 */
export function readFile(text: string): Result<unknown> {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2' })
  const faults = [...document.errors, ...document.warnings]
  if (faults.length > 0)
    return refuse(
      'invalid',
      faults.map(fault => problemOf(fault, lines)),
    )
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: 1_000 })
  } catch {
    return refuse('invalid', [{ path: '', problem: 'refers to itself too often; write out what is repeated' }])
  }
  const hidden = protoKeys(value, [])
  return hidden.length > 0 ? refuse('invalid', hidden) : done(value)
}

/** The library's own words for syntax; they name keys and marks, and quote no value. */
function problemOf(fault: YAMLError, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(fault.pos[0])
  const twice = fault.code === 'DUPLICATE_KEY'
  return {
    path: `line ${line}`,
    problem: twice ? 'gives a key twice; keep one' : `is no YAML or JSON (column ${col}, ${fault.code})`,
  }
}

function protoKeys(value: unknown, at: Path): Problem[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const path = [...at, Array.isArray(value) ? Number(key) : key]
    const own = key === '__proto__' ? [problemAt(path, 'is not known here; leave it out')] : []
    return [...own, ...protoKeys(member, path)]
  })
}
