import { Avatar } from '../ui/avatar.tsx'

type HolderProps = {
  holder: { id: string; name: string } | null
  /** The id of who is looking. */
  me: string
  /** What the last action did to this row, for 6 s. */
  result?: 'done' | 'refused' | undefined
  className?: string
}

/** Who holds an alert: you in accent, a colleague in grey, nobody as a dashed ring. */
export function Holder({ holder, me, result, className }: HolderProps) {
  const words = holder === null ? 'Nobody holds it' : holder.id === me ? 'You hold it' : `${holder.name} holds it`
  return (
    <span title={words} className="inline-flex">
      <Avatar name={holder?.name ?? null} you={holder?.id === me} result={result} className={className} />
    </span>
  )
}
