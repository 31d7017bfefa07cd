'use client'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cn } from './cn.ts'
import { FieldContext, type FieldTone } from './field-context.ts'

type FieldFrameProps = {
  label: ReactNode
  /** Says "optional" beside the label; required fields say nothing until left empty. */
  optional?: boolean | undefined
  /** The right end of the label's line: where the answer comes from. */
  provenance?: ReactNode
  /** Below: a hint; a warning (amber) and a problem (red) take its place. */
  hint?: ReactNode
  warning?: ReactNode
  problem?: ReactNode
  tone?: 'lit' | 'changed' | 'unknown' | undefined
  readOnly?: boolean | undefined
  /** For a group of controls (radios): the label names the group and focuses nothing. */
  group?: boolean | undefined
  onPointerEnter?: (() => void) | undefined
  onPointerLeave?: (() => void) | undefined
  className?: string | undefined
  children: ReactNode
}

function Below({ id, problem, warning, hint }: { id: string } & Pick<FieldFrameProps, 'problem' | 'warning' | 'hint'>) {
  const [words, tone, icon] = problem
    ? [problem, 'text-red', <CircleAlert key="icon" aria-hidden className="mt-0.5 size-3 shrink-0" />]
    : warning
      ? [warning, 'text-amber', <TriangleAlert key="icon" aria-hidden className="mt-0.5 size-3 shrink-0" />]
      : [hint, 'text-ink-3', null]
  return (
    <div id={id} aria-live="polite" className={cn('flex gap-1.5 text-xs max-desk:text-sm', words && 'pt-1', tone)}>
      {icon}
      {words && <span className="min-w-0">{words}</span>}
    </div>
  )
}

/** A field: label, where its answer comes from, the control, and one line below. The control reads the frame by useField. */
export function FieldFrame(props: FieldFrameProps) {
  const { label, optional = false, provenance, problem, tone, readOnly = false, group = false, className } = props
  const id = useId()
  const labelId = `${id}-label`
  const belowId = `${id}-below`
  const shown: FieldTone = problem ? 'problem' : (tone ?? 'rest')
  const speaks = Boolean(problem || props.warning || props.hint)
  const state = {
    id,
    labelId,
    describedBy: speaks ? belowId : undefined,
    tone: shown,
    readOnly,
    required: !optional,
    invalid: Boolean(problem),
  }
  const Label = group ? 'span' : 'label'
  return (
    <FieldContext value={state}>
      <div
        className={cn('min-w-0', className)}
        onPointerEnter={props.onPointerEnter}
        onPointerLeave={props.onPointerLeave}
      >
        <div className="mb-[3px] flex min-h-[18px] items-start justify-between gap-2 leading-[18px]">
          <span className="max-w-[75%] shrink-0 leading-[18px]">
            <Label
              id={labelId}
              {...(group ? {} : { htmlFor: id })}
              className="text-[12px] font-medium text-ink-2 max-desk:text-sm"
            >
              {label}
            </Label>
            {optional && <span className="ml-2 text-xs leading-[18px] text-ink-3">optional</span>}
          </span>
          {provenance && (
            <span className="flex h-[18px] min-w-0 items-center justify-end truncate text-[11px] leading-[18px] text-ink-3">
              {provenance}
            </span>
          )}
        </div>
        {props.children}
        <Below id={belowId} problem={problem} warning={props.warning} hint={props.hint} />
      </div>
    </FieldContext>
  )
}
