import Link from 'next/link'
import { cn } from './cn.ts'
import { CopyButton } from './copy-button.tsx'
import { truncateMiddle } from './truncate-middle.ts'

type IdProps = {
  id: string
  /** Where it leads, when it leads somewhere. */
  href?: string | undefined
  /** false where a row has no place for it. */
  copy?: boolean
  /** The most characters before it is cut in its middle; the title has it whole. */
  most?: number
  className?: string
}

/** An id: mono, cut in its middle, with a copy button. */
export function Id({ id, href, copy = true, most, className }: IdProps) {
  const shown = truncateMiddle(id, most)
  const title = shown === id ? undefined : id
  const look = cn(
    'mono whitespace-nowrap',
    href === undefined ? 'text-ink-2' : 'text-accent hover:underline',
    className,
  )
  return (
    <span className="inline-flex items-center gap-0.5">
      {href === undefined ? (
        <span title={title} className={look}>
          {shown}
        </span>
      ) : (
        <Link href={href} title={title} className={look}>
          {shown}
        </Link>
      )}
      {copy && <CopyButton text={id} />}
    </span>
  )
}
