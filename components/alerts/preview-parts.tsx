import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { dismissReasons } from '#lib/alerts/dispositions.ts'
import type { AlertView } from '#lib/alerts/queries.ts'
import { cn } from '../ui/cn.ts'
import { When } from '../ui/when.tsx'
import type { Preview } from './alert-preview.tsx'
import { DueMeter } from './due-meter.tsx'
import { statusWords } from './filter-words.ts'

function Part({ title, meta, children }: { title: string; meta?: ReactNode; children: ReactNode }) {
  return (
    <section className="px-4 py-3">
      <h3 className="mb-1.5 flex items-baseline gap-2 font-semibold">
        {title}
        {meta !== undefined && <span className="text-sm font-normal text-ink-3">{meta}</span>}
      </h3>
      {children}
    </section>
  )
}

export function PreviewRules({ alert }: { alert: AlertView }) {
  return (
    <Part title="Why it fired" meta={alert.source.name}>
      {alert.rules.length === 0 && <p className="text-ink-3">The source sent no rule.</p>}
      <ul className="space-y-1">
        {alert.rules.map(rule => (
          <li key={rule} className="wrap-anywhere">
            <bdi>{rule}</bdi>
          </li>
        ))}
      </ul>
      {alert.columnProblems.length > 0 && (
        <ul className="mt-2 space-y-1 text-sm text-amber">
          {alert.columnProblems.map(one => (
            <li key={`${one.path} ${one.problem}`}>
              {one.path}: {one.problem}
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

export function PreviewClock({ alert }: { alert: AlertView }) {
  const closed = alert.status === 'submitted' || alert.status === 'dismissed'
  return (
    <Part title="Clock">
      <DueMeter
        receivedAt={alert.receivedAt}
        dueAt={alert.dueAt}
        snoozedUntil={alert.snoozedUntil}
        ended={closed}
        wide
      />
      <p className="mt-1 flex justify-between text-sm text-ink-2">
        <span>
          Received <When at={alert.receivedAt} as="stamp" />
        </span>
        <span>
          First decision due <When at={alert.dueAt} as="stamp" />
        </span>
      </p>
      {alert.dismissal && alert.status === 'dismissed' && <Dismissal dismissal={alert.dismissal} />}
    </Part>
  )
}

function Dismissal({ dismissal }: { dismissal: NonNullable<AlertView['dismissal']> }) {
  const reason = Object.entries(dismissReasons).find(([code]) => code === dismissal.reason)?.[1].words
  return (
    <p className="mt-2 text-sm text-ink-2">
      {dismissal.by}: {reason ?? dismissal.reason}. <bdi>{dismissal.sentence}</bdi>
    </p>
  )
}

export function PreviewSame({ same }: { same: AlertRow[] }) {
  return (
    <Part title="Same subject" meta={`${same.length === 5 ? 'the last 5' : same.length} other`}>
      <ul className="space-y-1">
        {same.map(row => (
          <li key={row.id} className="flex items-baseline gap-2 text-sm">
            <Link href={`/alerts/${row.id}`} className="mono text-accent hover:underline">
              {row.id}
            </Link>
            <bdi className="min-w-0 flex-1 truncate">{row.rules[0] ?? 'No rule sent'}</bdi>
            <span className="text-ink-3">
              {statusWords[row.status]}, <When at={row.receivedAt} as="stamp" />
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** One block per field: green from the mapping, accent typed, red required and empty. */
export function PreviewForm({ form }: { form: NonNullable<Preview['form']> }) {
  const empty = Math.max(0, form.total - form.mapped - form.typed - form.missing.length)
  const blocks = [
    ...Array<string>(form.mapped).fill('bg-green-solid'),
    ...Array<string>(form.typed).fill('bg-accent-solid'),
    ...Array<string>(form.missing.length).fill('border border-red-line bg-red-soft'),
    ...Array<string>(empty).fill('bg-pressed'),
  ]
  return (
    <Part title="Case form" meta={`${form.template}, version ${form.version}`}>
      <div aria-hidden className="flex flex-wrap gap-1">
        {blocks.map((look, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks are counted, they have no identity
          <span key={place} className={cn('h-1.5 w-3 rounded-1', look)} />
        ))}
      </div>
      <p className="mt-1.5 text-sm text-ink-2">
        {form.mapped} mapped, {form.typed} typed
        {form.missing.length > 0 && <span className="text-red">, {form.missing.length} required and missing</span>}
        {form.wrong.length > 0 && <span className="text-red">, {form.wrong.length} to mend</span>}
      </p>
    </Part>
  )
}
