import { Cpu, Plug, Terminal, UserX } from 'lucide-react'
import type { AuditRow } from '#lib/audit/queries.ts'
import { Avatar } from '../ui/avatar.tsx'

const glyphs = { source: Plug, worker: Cpu, operator: Terminal, visitor: UserX } as const

/** Who did it: people have their initials, sources a plug, the worker a chip. Nothing happens without a name. */
export function EventActor({ actor, me }: { actor: AuditRow['actor']; me?: string }) {
  const Glyph = actor.kind === 'person' ? null : glyphs[actor.kind]
  return (
    <span className="flex min-w-0 items-center gap-2">
      {Glyph ? (
        <Glyph aria-hidden className="mx-1 size-3.5 shrink-0 text-ink-3" />
      ) : (
        <span aria-hidden className="inline-flex">
          <Avatar name={actor.name} you={actor.id === me} />
        </span>
      )}
      <span className="truncate">{actor.name}</span>
    </span>
  )
}
