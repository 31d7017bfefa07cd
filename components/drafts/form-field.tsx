'use client'
import { type FocusEvent, memo } from 'react'
import type { Field } from '#lib/templates/field-types.ts'
import { useIsLit, useLit } from '../alerts/lit.ts'
import { Visible } from '../alerts/visible.tsx'
import { hiddenIn } from '../alerts/visible-text.ts'
import { cn } from '../ui/cn.ts'
import { FieldFrame } from '../ui/field-frame.tsx'
import { AnswerInput } from './answer-input.tsx'
import { isWide } from './form-sections.ts'
import { Provenance } from './provenance.tsx'
import { useAnswer, useForm, useLastFocused, useProblem, useUnmapped } from './use-form.ts'

/** One question: its answer, where that comes from, what is wrong with it. Lights its path in the evidence. */
export const FormField = memo(function FormField({ field }: { field: Field }) {
  const { store, me, readOnly, evidenceOf } = useForm()
  const answer = useAnswer(field.key)
  const problem = useProblem(field.key)
  const unmapped = useUnmapped(field.key)
  const lit = useIsLit(field.key)
  const light = useLit()
  const changed = answer?.original !== undefined
  const { key } = field

  const onFocus = () => {
    light.light('focused', key)
    store.focus(key)
  }
  const onBlur = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return
    light.light('focused', null)
    store.leave(key)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices where pointer and focus are, it presses nothing
    <div
      data-field={key}
      onFocus={onFocus}
      onBlur={onBlur}
      onPointerEnter={event => event.pointerType === 'mouse' && light.light('pointed', key)}
      onPointerLeave={() => light.light('pointed', null)}
      className={cn('min-w-0 scroll-my-16', isWide(field) && 'col-span-full')}
    >
      <FieldFrame
        label={field.label}
        optional={!field.required}
        provenance={
          <Provenance
            field={field}
            answer={answer}
            unmapped={unmapped}
            me={me}
            lit={lit}
            onRestore={readOnly ? undefined : () => store.restore(key)}
          />
        }
        hint={field.help}
        warning={readOnly ? null : (unmapped ?? hiddenWords(answer?.value))}
        problem={readOnly ? null : problem}
        tone={lit ? 'lit' : changed ? 'changed' : undefined}
        readOnly={readOnly}
        group={field.type === 'array' || field.type === 'hash'}
      >
        <AnswerInput
          settings={field}
          fieldKey={key}
          value={answer?.value}
          readOnly={readOnly}
          source={evidenceOf(key)?.text}
          onChange={value => store.change(key, value)}
        />
      </FieldFrame>
      <EvidenceLine fieldKey={key} />
    </div>
  )
})

/** What a text holds that nobody would see in its input. */
function hiddenWords(value: unknown): string | null {
  const hidden = typeof value === 'string' ? hiddenIn(value) : []
  return hidden.length === 0 ? null : `Holds characters that don’t show: ${hidden.join(', ')}`
}

/** Where evidence and form are tabs: the path and value of the field that has the focus, right under it. */
function EvidenceLine({ fieldKey }: { fieldKey: string }) {
  const { store, evidenceOf, showEvidence } = useForm()
  const focused = useLastFocused(store) === fieldKey
  const place = focused ? evidenceOf(fieldKey) : undefined
  if (!place) return null
  return (
    <div className="mono mt-2 flex min-h-9 items-center gap-2 rounded-2 border border-line bg-sunken px-2.5 pane:hidden">
      <span className="shrink-0 text-ink-2">{place.path}</span>
      <span className="min-w-0 flex-1 truncate text-tok-number">
        <Visible text={place.text} most={80} />
      </span>
      <button
        type="button"
        onClick={() => showEvidence(fieldKey)}
        className="hit shrink-0 font-sans text-sm font-medium text-accent"
      >
        In evidence
      </button>
    </div>
  )
}
