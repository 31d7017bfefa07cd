import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AuditRow } from '#lib/audit/queries.ts'
import type { SubmissionView } from '#lib/submissions/submission-view.ts'
import { When } from '../ui/when.tsx'

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}

const casesWords = { one: '1 case', none: '0 cases', 'none or one': '0 or 1 case: an answer was lost' } as const

/** What answers the fear of a double case, and what happened so far. */
export function SubmissionFacts({ submission, events }: { submission: SubmissionView; events: AuditRow[] }) {
  const { certain, correlation } = submission
  return (
    <>
      <section className="border-t border-line bg-sunken px-5 py-3">
        <h2 className="mb-1.5 font-semibold">What is certain</h2>
        <dl className="grid grid-cols-[136px_minmax(0,1fr)] gap-y-1">
          <Fact name="At Persona">{casesWords[certain.cases]}</Fact>
          <Fact name="Double creation">Ruled out: {certain.doubleRuledOutBy}</Fact>
          <Fact name="Answers">{certain.answers}</Fact>
          {correlation && (
            <Fact name="Found again by">
              <span className="mono">{correlation.field}</span> <bdi className="mono">{correlation.value}</bdi>
            </Fact>
          )}
        </dl>
      </section>
      <section className="border-t border-line px-5 py-3">
        <h2 className="mb-1.5 font-semibold">History</h2>
        <ul className="space-y-1">
          {events.map(event => (
            <li key={event.id} className="flex gap-3 text-sm">
              <span className="mono shrink-0 text-ink-3">
                <When at={event.at} as="stamp" />
              </span>
              <span className="min-w-0">
                <bdi>{event.summary}</bdi> <span className="text-ink-3">{event.actor.name}</span>
              </span>
            </li>
          ))}
        </ul>
        <Link href={`/audit?on=${submission.id}`} className="mt-2 inline-block text-sm text-accent hover:underline">
          All events
        </Link>
      </section>
    </>
  )
}
