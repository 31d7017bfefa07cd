'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { usePreference } from '../shell/preference.ts'
import { cn } from '../ui/cn.ts'
import { SameSubject } from './same-subject.tsx'
import { sameSubjectWords } from './same-subject-words.ts'

/** The same below the payload, where there is room for both; it can be folded away. */
export function SameSubjectPart({ rows }: { rows: readonly AlertRow[] }) {
  const [kept, keep] = usePreference('same-subject')
  const folded = kept === 'folded'
  const Glyph = folded ? ChevronUp : ChevronDown
  return (
    <section
      aria-label="Same subject"
      className={cn(
        'flex shrink-0 flex-col border-t border-line bg-surface max-wide:hidden',
        !folded && 'max-h-[172px]',
      )}
    >
      <button
        type="button"
        aria-expanded={!folded}
        data-focus="inset"
        onClick={() => keep(folded ? null : 'folded')}
        className="flex h-[34px] shrink-0 items-center gap-2 px-4 text-left hover:bg-hover"
      >
        <span className="text-md font-semibold">Same subject</span>
        <span className="min-w-0 flex-1 truncate text-sm text-ink-3">{sameSubjectWords(rows)}</span>
        <Glyph aria-hidden className="size-3.5 text-ink-3" />
      </button>
      {!folded && (
        <div className="scroll-quiet min-h-0 border-t border-line-faint">
          <SameSubject rows={rows} />
        </div>
      )}
    </section>
  )
}
