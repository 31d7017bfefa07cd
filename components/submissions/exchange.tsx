'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AttemptView } from '#lib/submissions/queries.ts'
import type { SubmissionView } from '#lib/submissions/submission-view.ts'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Id } from '../ui/id.tsx'
import { type Tab, TabList, TabPanel, Tabs } from '../ui/tabs.tsx'
import { AnswerList } from './answer-list.tsx'
import { Body } from './body.tsx'
import { bodyText, headerText, markedLines } from './body-lines.ts'

type ExchangeProps = { submission: SubmissionView; attemptId: string | null; number: number | null }

/** The frozen answers, and the chosen try as it went over the wire, secrets removed. */
export function Exchange({ submission, attemptId, number }: ExchangeProps) {
  const [tab, setTab] = useState(attemptId === null ? 'answers' : 'try')
  const tabs: Tab[] = [
    { value: 'answers', label: 'Answers', count: Object.keys(submission.fields).length },
    ...(attemptId === null ? [] : [{ value: 'try', label: `Try ${number}` }]),
  ]
  return (
    <Tabs value={attemptId === null ? 'answers' : tab} onChange={setTab} className="flex min-w-0 flex-1 flex-col">
      <TabList label="Answers and tries" tabs={tabs} className="shrink-0 border-b border-line px-4" />
      <TabPanel value="answers" className="scroll-quiet min-h-0 flex-1">
        <AnswerList submission={submission} />
      </TabPanel>
      {attemptId !== null && (
        <TabPanel value="try" className="scroll-quiet min-h-0 flex-1">
          <Attempt id={attemptId} running={submission.status === 'delivering'} />
        </TabPanel>
      )}
    </Tabs>
  )
}

function Attempt({ id, running }: { id: string; running: boolean }) {
  const { data, isError } = useQuery({
    queryKey: ['attempt', id, running],
    queryFn: async ({ signal }): Promise<AttemptView> => {
      const response = await fetch(`/api/attempts/${id}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return response.json()
    },
  })
  if (isError)
    return (
      <EmptyState className="p-6" title="This try couldn’t be read">
        Choose it again in a moment.
      </EmptyState>
    )
  if (!data) return null
  const request = bodyText(data.request.body)
  const response = bodyText(data.responseBody)
  return (
    <>
      <div className="flex min-h-10 flex-wrap items-center gap-3 border-b border-line px-4">
        {data.responseStatus !== null && (
          <Chip tone={data.responseStatus < 300 ? 'green' : 'red'}>{data.responseStatus}</Chip>
        )}
        <span className="mono">
          {data.request.method} {data.request.path}
        </span>
        {data.durationMs !== null && <span className="text-sm text-ink-3">{data.durationMs} ms</span>}
        <span className="flex-1" />
        {data.requestId !== null && <Id id={data.requestId} />}
      </div>
      <Body
        title="Request"
        meta="secrets removed"
        head={headerText(data.request.headers)}
        text={request}
        marked={markedLines(request, data.problems)}
      />
      <Body title="Response" meta={data.words} text={response} marked={markedLines(response, data.problems)} />
    </>
  )
}
