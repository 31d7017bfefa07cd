import type { SubmissionView } from '#lib/submissions/submission-view.ts'

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}

/** The answers as they were frozen, in the template's order, each with what Persona said of it. */
export function AnswerList({ submission }: { submission: SubmissionView }) {
  const { fields, questions, problems } = submission
  const rows = questions.filter(field => Object.hasOwn(fields, field.key))
  return (
    <dl className="divide-y divide-line-faint">
      {rows.map(field => {
        const said = problems.filter(one => one.path.split(/[.[]/)[0] === field.key)
        return (
          <div
            key={field.key}
            className="grid grid-cols-[200px_minmax(0,1fr)] gap-3 px-4 py-2 max-desk:grid-cols-1 max-desk:gap-0.5"
          >
            <dt className="text-ink-2">
              {field.label}
              <span className="mono block text-ink-3">{field.key}</span>
            </dt>
            <dd className="min-w-0 whitespace-pre-wrap wrap-anywhere">
              <bdi>{text(fields[field.key])}</bdi>
              {said.map(one => (
                <p key={one.problem} className="text-sm text-red">
                  Persona: {one.problem}
                </p>
              ))}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
