import type { ChangedField } from './event-words.ts'

function Side({ sign, text }: { sign: '−' | '+'; text: string | null }) {
  const look = sign === '+' ? 'bg-green-soft text-green' : 'bg-red-soft text-red'
  return (
    <div className={`flex gap-2 px-3 py-1 ${look}`}>
      <span aria-hidden>{sign}</span>
      <span className="sr-only">{sign === '+' ? 'Now' : 'Before'}</span>
      <bdi className="min-w-0 whitespace-pre-wrap wrap-anywhere">{text ?? 'empty'}</bdi>
    </div>
  )
}

/** What changed, value by value: old on red with −, new on green with +. */
export function ChangeDiff({ changes }: { changes: readonly ChangedField[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-3 border border-line">
      {changes.map(change => (
        <li key={change.field}>
          <div className="px-3 py-1.5 font-medium">{change.field}</div>
          {change.before !== null && <Side sign="−" text={change.before} />}
          {(change.after !== null || change.before !== null) && <Side sign="+" text={change.after} />}
        </li>
      ))}
    </ul>
  )
}
