'use client'
import { Check, CircleAlert, Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import { SnoozeMenu } from '../alerts/snooze-menu.tsx'
import { Button } from '../ui/button.tsx'
import type { FormStore } from './form-store.ts'
import { useSummary } from './use-form.ts'

type FootBarProps = {
  store: FormStore
  alertId: string
  busy: boolean
  maySubmit: boolean
  snoozing: boolean
  onSnoozing: (open: boolean) => void
  onSnoozed: () => void
  onUndone: () => void
  onDismiss: () => void
  onSave: () => void
  onSubmit: () => void
  onNext: () => void
  /** Whether the draft is saved; the phone shows it here. */
  saveState: ReactNode
}

/** What can be decided, always in view. On the phone the primary button is the next useful step. */
export function FootBar(props: FootBarProps) {
  const { store, busy, maySubmit, onSubmit, onNext } = props
  const { missing, wrong } = useSummary(store)
  const open = missing.length + wrong.length
  return (
    <FootFrame
      left={
        <>
          <Openness missing={missing.length} wrong={wrong.length} required={requiredOf(store)} />
          {open > 0 && (
            <Button keys="F8" onClick={onNext} className="max-desk:hidden">
              {missing.length > 0 ? 'Next empty' : 'Next to mend'}
            </Button>
          )}
          <span className="ml-auto desk:hidden">{props.saveState}</span>
        </>
      }
    >
      {!busy && <Deciding {...props} />}
      {maySubmit && (
        <Button
          look="primary"
          keys="mod+Enter"
          busy={busy && 'Submitting…'}
          onClick={onSubmit}
          className={open > 0 ? 'max-desk:hidden' : 'max-desk:flex-1'}
        >
          Submit
        </Button>
      )}
      {open > 0 && (
        <Button look="primary" onClick={onNext} className="desk:hidden max-desk:flex-1">
          {missing.length > 0 ? 'Next empty' : 'Next to mend'}
        </Button>
      )}
    </FootFrame>
  )
}

/** What is done instead of submitting; gone while that is under way. */
function Deciding(props: FootBarProps) {
  return (
    <>
      <Button keys="e" onClick={props.onDismiss} className="max-desk:flex-1">
        Dismiss
      </Button>
      <SnoozeMenu
        alertId={props.alertId}
        open={props.snoozing}
        onOpenChange={props.onSnoozing}
        onDone={props.onSnoozed}
        onUndone={props.onUndone}
        trigger={
          <Button keys="z" className="max-desk:flex-1">
            Snooze
          </Button>
        }
      />
      <Button keys="mod+s" onClick={props.onSave} className="max-wide:hidden">
        Save draft
      </Button>
    </>
  )
}

/** The bar itself: words at the left, decisions at the right. */
export function FootFrame({ left, children }: { left: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex min-h-footbar shrink-0 items-center gap-2 border-t border-line bg-bg px-4 max-desk:flex-wrap max-desk:py-2">
      <div className="flex min-w-0 flex-1 items-center gap-3 max-desk:basis-full">{left}</div>
      {children}
    </div>
  )
}

/** The foot of somebody who reads along. */
export function ReadingFoot({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <FootFrame
      left={
        <span className="inline-flex min-w-0 items-center gap-1.5 text-ink-2">
          <Eye aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">{words}</span>
        </span>
      }
    >
      {children}
    </FootFrame>
  )
}

function Openness({ missing, wrong, required }: { missing: number; wrong: number; required: number }) {
  if (missing + wrong === 0) {
    return (
      <span className="inline-flex items-center gap-1.5 text-green">
        <Check aria-hidden className="size-3.5 shrink-0" />
        {required === 0 ? 'Ready to submit' : `All ${required} required fields are filled`}
      </span>
    )
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-red">
      <CircleAlert aria-hidden className="size-3.5 shrink-0" />
      {[missing > 0 && missingWords(missing), wrong > 0 && wrongWords(wrong)].filter(Boolean).join(', ')}
    </span>
  )
}

export function missingWords(count: number): string {
  return count === 1 ? '1 required field is empty' : `${count} required fields are empty`
}

function wrongWords(count: number): string {
  return count === 1 ? '1 answer to mend' : `${count} answers to mend`
}

function requiredOf(store: FormStore): number {
  return store.fields.filter(field => field.required).length
}
