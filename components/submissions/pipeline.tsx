'use client'
import type { ProgressStep, Try } from '#lib/submissions/progress.ts'
import type { SubmissionView } from '#lib/submissions/submission-view.ts'
import { Chip } from '../ui/chip.tsx'
import { cn } from '../ui/cn.ts'
import { Id } from '../ui/id.tsx'
import { useNow } from '../ui/setting.tsx'
import { Steps } from '../ui/steps.tsx'
import { When } from '../ui/when.tsx'
import { stateOfMark } from './step-states.ts'

type PipelineProps = { submission: SubmissionView; chosen: string | null; onChoose: (attemptId: string) => void }

/** The steps with their tries; a try that is chosen fills the right side. */
export function Pipeline({ submission, chosen, onChoose }: PipelineProps) {
  const { progress } = submission
  const steps = progress.steps.map(step => ({
    key: step.key,
    state: stateOfMark[step.mark],
    title: step.title,
    time: step.at === null ? undefined : <When at={step.at} as="thousandths" />,
    detail: <Detail step={step} submission={submission} />,
    children: step.tries.length > 0 && <Tries tries={step.tries} chosen={chosen} onChoose={onChoose} />,
  }))
  return (
    <section aria-label="Steps" className="px-5 py-4">
      <Steps steps={steps} />
      {progress.dueAt !== null && <NextTry dueAt={progress.dueAt} tries={progress.tries} />}
    </section>
  )
}

function Detail({ step, submission }: { step: ProgressStep; submission: SubmissionView }) {
  if (step.key === 'frozen') {
    return (
      <>
        {step.sentence}
        <br />
        <span className="mono">sha256 </span>
        <Id id={submission.answersHash} most={14} />
      </>
    )
  }
  return step.key === 'case' && submission.case ? <Id id={submission.case.id} /> : step.sentence
}

/** Counts down once a second, not faster. */
function NextTry({ dueAt, tries }: { dueAt: string; tries: { made: number; most: number } }) {
  const now = useNow(1_000)
  const seconds = Math.max(0, Math.ceil((Date.parse(dueAt) - now) / 1_000))
  return (
    <p className="mt-3 rounded-2 bg-amber-soft px-3 py-2 text-sm text-amber">
      Try {tries.made + 1} of at most {tries.most} in {seconds} s
    </p>
  )
}

function statusTone(one: Try) {
  if (one.mark === 'done') return 'green'
  return one.mark === 'refused' ? 'red' : 'amber'
}

type TriesProps = { tries: Try[]; chosen: string | null; onChoose: (attemptId: string) => void }

function Tries({ tries, chosen, onChoose }: TriesProps) {
  return (
    <ul className="mt-1.5 space-y-0.5">
      {tries.map(one => (
        <li key={one.id}>
          <button
            type="button"
            aria-pressed={one.id === chosen}
            onClick={() => onChoose(one.id)}
            className={cn(
              '-ml-2 flex min-h-7 w-full items-center gap-3 rounded-2 px-2 text-left text-sm hover:bg-hover max-desk:min-h-hit',
              one.id === chosen && 'bg-accent-soft hover:bg-accent-soft',
            )}
          >
            <span className="w-12 shrink-0 text-ink-2">
              {one.purpose === 'look' ? 'Look' : 'Try'} {one.number}
            </span>
            {one.status !== null && <Chip tone={statusTone(one)}>{one.status}</Chip>}
            <span className="min-w-0 flex-1 truncate">{one.words}</span>
            {one.durationMs !== null && <span className="whitespace-nowrap text-ink-3">{one.durationMs} ms</span>}
            <span className="text-ink-3">
              <When at={one.openedAt} as="thousandths" />
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
