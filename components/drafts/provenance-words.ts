import type { Answer, Provenance } from '#lib/templates/answers.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { formatStamp } from '../ui/format-when.ts'
import { answerText } from './answer-text.ts'

export type ProvenanceWords = {
  glyph: 'path' | 'expression' | 'constant' | 'default' | 'person' | 'changed' | 'unlinked'
  words: string
  /** Paths and code stand in mono. */
  mono: boolean
  /** The whole of it, for hover. */
  title: string
  /** The mapped value that a person changed, to be restored by a click. */
  was: string | null
}

type Reader = { me: string; zone: string; now: number }

/** Where an answer comes from, at the right end of its label. Null where there is nothing to say: an optional field, empty. */
export function provenanceWords(
  field: Field,
  answer: Answer | undefined,
  unmapped: string | null,
  reader: Reader,
): ProvenanceWords | null {
  if (!answer) {
    if (unmapped) return plain('unlinked', 'Not mapped', unmapped)
    return field.required ? plain('person', 'Yours to write') : null
  }
  const { provenance, original } = answer
  if (provenance.from !== 'person') return mappedWords(provenance)
  const who = provenance.personId === reader.me ? 'You' : shortName(provenance.name)
  const at = formatStamp(Date.parse(provenance.at), reader.zone, reader.now)
  const exact = `${provenance.name}, ${at}${provenance.path ? `, from ${provenance.path}` : ''}`
  if (!original) return plain('person', `${who}, ${at}`, exact)
  const was = answerText(field, original.value, reader.zone)
  return { glyph: 'changed', words: `${who} changed it`, mono: false, title: `${exact}; was ${was}`, was }
}

/** The paths that an answer was read from; a changed one still stands beside the value that it replaced. */
export function pathsOf(answer: Answer | undefined): readonly string[] {
  if (!answer) return []
  const mapped = answer.original?.provenance ?? answer.provenance
  const picked = answer.provenance.from === 'person' ? answer.provenance.path : undefined
  return picked === undefined ? provenancePaths(mapped) : [picked]
}

/** 'R. Tan' for 'Rosa Tan'; one name stays as it is. */
export function shortName(name: string): string {
  const parts = name.trim().split(/\s+/)
  const last = parts.at(-1)
  const [initial] = [...(parts[0] ?? '')]
  return parts.length < 2 || last === undefined || initial === undefined ? name : `${initial}. ${last}`
}

/** A path that is too long keeps its end, which tells the most: '…rules.rule_id'. */
export function shortPath(path: string, most = 22): string {
  if (path.length <= most) return path
  const steps = path.split(/(?=[.[])/)
  let tail = ''
  for (const step of steps.reverse()) {
    if (tail.length + step.length >= most) break
    tail = step + tail
  }
  return `…${tail === '' ? path.slice(1 - most) : tail.replace(/^\./, '')}`
}

function mappedWords(provenance: Exclude<Provenance, { from: 'person' }>): ProvenanceWords {
  switch (provenance.from) {
    case 'path':
    case 'options':
      return { glyph: 'path', words: shortPath(provenance.path), mono: true, title: provenance.path, was: null }
    case 'expression': {
      const { length } = provenance.paths
      const words = length === 0 ? 'expression' : `expression, ${length} ${length === 1 ? 'path' : 'paths'}`
      return { glyph: 'expression', words, mono: true, title: provenance.expression, was: null }
    }
    case 'constant':
      return plain('constant', 'Set by the mapping')
    case 'default':
      return plain('default', 'Default of the template')
  }
}

function provenancePaths(provenance: Provenance): readonly string[] {
  if (provenance.from === 'path' || provenance.from === 'options') return [provenance.path]
  return provenance.from === 'expression' ? provenance.paths : []
}

function plain(glyph: ProvenanceWords['glyph'], words: string, title = words): ProvenanceWords {
  return { glyph, words, mono: false, title, was: null }
}
