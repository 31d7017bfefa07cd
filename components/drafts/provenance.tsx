'use client'
import { Braces, Equal, Link2, Pencil, SlidersHorizontal, Unlink2, UserRound } from 'lucide-react'
import type { Answer } from '#lib/templates/answers.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { cn } from '../ui/cn.ts'
import { useNow, useZone } from '../ui/setting.tsx'
import { isWide } from './form-sections.ts'
import { provenanceWords } from './provenance-words.ts'

const glyphs = {
  path: Link2,
  expression: Braces,
  constant: Equal,
  default: SlidersHorizontal,
  person: UserRound,
  changed: Pencil,
  unlinked: Unlink2,
} as const

type ProvenanceProps = {
  field: Field
  answer: Answer | undefined
  unmapped: string | null
  me: string
  lit: boolean
  /** Puts the mapped value back; absent where nothing may be written. */
  onRestore: (() => void) | undefined
}

/** Where an answer comes from; a changed one keeps the old value a click away. */
export function Provenance({ field, answer, unmapped, me, lit, onRestore }: ProvenanceProps) {
  const zone = useZone()
  const now = useNow()
  const said = provenanceWords(field, answer, unmapped, { me, zone, now })
  if (!said) return null
  const Glyph = glyphs[said.glyph]
  const tight = said.was !== null && !isWide(field) && roomOf(field) < said.words.length + said.was.length
  return (
    <span
      title={said.title}
      className={cn(
        'inline-flex max-w-full items-baseline gap-1',
        lit ? 'text-accent' : said.glyph === 'changed' ? 'text-amber' : 'text-ink-3',
      )}
    >
      <Glyph aria-hidden className="size-3 shrink-0 self-center" />
      <span className={cn('truncate', said.mono && 'mono text-[11px]', tight && 'sr-only')}>{said.words}</span>
      {said.was !== null && <Was words={said.was} onRestore={onRestore} />}
    </span>
  )
}

/** About how many characters a half-width field has beside its label. */
function roomOf(field: Field): number {
  return 38 - field.label.length - (field.required ? 0 : 9)
}

function Was({ words, onRestore }: { words: string; onRestore: (() => void) | undefined }) {
  const text = <bdi className="max-w-40 truncate">was {words}</bdi>
  if (!onRestore) return text
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={onRestore}
      className="hit inline-flex min-w-0 shrink underline decoration-amber-solid underline-offset-2 hover:text-ink"
    >
      <span className="sr-only">Restore what it </span>
      {text}
    </button>
  )
}
