'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import type { AuditRow } from '#lib/audit/queries.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Segment } from '../ui/segment.tsx'
import { When } from '../ui/when.tsx'
import { ChangeDiff } from './change-diff.tsx'
import { changedFields, eventHref, eventOn } from './event-words.ts'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}

/** One event in full: who, when, on what, from where, why, and what it changed. */
export function AuditDetail({ row, onMove }: { row: AuditRow; onMove: (by: number) => void }) {
  const [look, setLook] = useState('fields')
  const changes = changedFields(row.before, row.after)
  const href = eventHref(row)
  return (
    <aside
      aria-label="Event"
      className="flex w-[384px] shrink-0 flex-col border-l border-line max-wide:w-[312px] max-pane:h-[45%] max-pane:w-auto max-pane:border-t max-pane:border-l-0"
    >
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4">
        <span className="mono">{row.event}</span>
        <span className="mono text-ink-3">{row.id}</span>
        <span className="flex-1" />
        <IconButton label="Newer event" keys="k" icon={<ChevronUp aria-hidden />} onClick={() => onMove(-1)} />
        <IconButton label="Older event" keys="j" icon={<ChevronDown aria-hidden />} onClick={() => onMove(1)} />
      </div>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="region"
        aria-label="Details"
        data-focus="inset"
        className="scroll-quiet min-h-0 flex-1 divide-y divide-line"
      >
        <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-y-1.5 px-4 py-3">
          <Fact name="Who">{row.actor.name}</Fact>
          <Fact name="When">
            <When at={row.at} as="exact" />
          </Fact>
          <Fact name="On">
            {href === null ? (
              eventOn(row)
            ) : (
              <Link href={href} className="mono text-accent hover:underline">
                {eventOn(row)}
              </Link>
            )}
          </Fact>
          <Fact name="What">
            <bdi>{row.summary}</bdi>
          </Fact>
          <Fact name="From">
            {row.address === null ? (
              <span className="text-ink-3">this installation</span>
            ) : (
              <span className="mono">{row.address}</span>
            )}
          </Fact>
          {row.requestId !== null && (
            <Fact name="Request">
              <span className="mono">{row.requestId}</span>
            </Fact>
          )}
          <Fact name="Why">
            {row.reason === null ? (
              <span className="text-ink-3">No reason asked for this</span>
            ) : (
              <bdi>{row.reason}</bdi>
            )}
          </Fact>
        </dl>
        {changes.length > 0 && (
          <section className="px-4 py-3">
            <h2 className="mb-2 flex items-center justify-between gap-2 font-semibold">
              <span>
                Change{' '}
                <span className="ml-1 font-normal text-sm text-ink-3">
                  {changes.length === 1 ? '1 value' : `${changes.length} values`}
                </span>
              </span>
              <Segment
                label="Show the change as"
                options={[
                  { value: 'fields', label: 'Fields' },
                  { value: 'json', label: 'JSON' },
                ]}
                value={look}
                onChange={setLook}
              />
            </h2>
            {look === 'fields' ? (
              <ChangeDiff changes={changes} />
            ) : (
              <pre className="mono whitespace-pre-wrap wrap-anywhere rounded-2 bg-sunken p-2">
                {JSON.stringify({ before: row.before, after: row.after }, null, 2)}
              </pre>
            )}
          </section>
        )}
      </div>
    </aside>
  )
}
