'use client'
import { useEffect, useRef } from 'react'
import type { Answer } from '#lib/templates/answers.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { cn } from '../ui/cn.ts'
import { formatTime } from '../ui/format-when.ts'
import { useZone } from '../ui/setting.tsx'
import { answerText } from './answer-text.ts'
import { type MarkedWord, markWords } from './mark-words.ts'
import type { Collision } from './save-state.ts'

type Side = 'mine' | 'theirs'
type ConflictRowProps = {
  collision: Collision
  field: Field | undefined
  chosen: Side | null
  cursor: boolean
  onChoose: (side: Side) => void
}

/** One answer that both changed. Nothing is chosen beforehand; in texts the words that differ are marked. */
export function ConflictRow({ collision, field, chosen, cursor, onChoose }: ConflictRowProps) {
  const zone = useZone()
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (cursor) row.current?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  if (!field) return null
  const mine = answerText(field, collision.mine?.value, zone)
  const theirs = answerText(field, collision.theirs?.value, zone)
  const marked = markWords(mine, theirs)
  return (
    <div
      ref={row}
      className={cn(
        'relative grid grid-cols-[134px_1fr_1fr] items-start gap-x-2.5 px-4 py-2.5 max-desk:grid-cols-2 max-desk:gap-y-2',
      )}
    >
      {cursor && <span aria-hidden className="absolute inset-y-0 left-0 w-[2.5px] bg-accent-solid" />}
      <span className="pt-2 font-medium wrap-anywhere max-desk:col-span-2 max-desk:pt-0">{field.label}</span>
      <Choice
        side="mine"
        field={field}
        answer={collision.mine}
        words={marked.mine}
        who="You"
        {...{ chosen, onChoose }}
      />
      <Choice
        side="theirs"
        field={field}
        answer={collision.theirs}
        words={marked.theirs}
        who={collision.by}
        {...{ chosen, onChoose }}
      />
    </div>
  )
}

type ChoiceProps = {
  side: Side
  field: Field
  answer: Answer | undefined
  words: MarkedWord[]
  who: string
  chosen: Side | null
  onChoose: (side: Side) => void
}

function Choice({ side, field, answer, words, who, chosen, onChoose }: ChoiceProps) {
  const zone = useZone()
  const on = chosen === side
  const text = field.type === 'string'
  return (
    <label
      className={cn(
        'flex min-h-[52px] cursor-pointer gap-2.5 rounded-2 border px-2.5 py-2 text-md has-focus-visible:shadow-focus',
        on ? 'border-accent-solid bg-accent-soft' : 'border-line-strong bg-surface hover:bg-hover',
      )}
    >
      <input
        type="radio"
        name={`choice-${field.key}`}
        checked={on}
        onChange={() => onChoose(side)}
        aria-label={`${field.label}: ${side === 'mine' ? 'yours' : `${who}’s`}`}
        data-focus="own"
        className="mt-1 size-3.5 shrink-0 accent-(--accent-solid)"
      />
      <span className="min-w-0">
        <span className="whitespace-pre-wrap wrap-anywhere">
          <bdi>
            {words.map((word, place) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
                key={place}
                className={cn(
                  text && word.marked && (side === 'mine' ? 'bg-accent-soft-2' : 'bg-amber-soft'),
                  text && word.marked && 'font-semibold',
                )}
              >
                {word.text}
              </span>
            ))}
          </bdi>
        </span>
        <span className="block text-xs text-ink-2">{howWords(answer, who, zone)}</span>
      </span>
    </label>
  )
}

function howWords(answer: Answer | undefined, who: string, zone: string): string {
  if (!answer) return `${who} emptied it`
  const { provenance } = answer
  if (provenance.from !== 'person') return 'From the mapping'
  const name = who === 'You' ? 'You' : provenance.name
  return `${name} wrote it, ${formatTime(Date.parse(provenance.at), zone)}`
}
