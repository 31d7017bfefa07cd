'use client'
import { ChevronLeft, Ellipsis } from 'lucide-react'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import { cn } from '../ui/cn.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { AccountMenu } from './account-menu.tsx'

type PageHeadProps = {
  /** Where this page lies: 'Alerts', 'My queue'. The phone shows the last one as a way back. */
  crumbs?: readonly { href: string; label: string }[]
  /** A title or, with isId, an id in mono with its copy button. Never a subject, never the kind of a filing. */
  title: string
  isId?: boolean
  /** Beside the title, fainter: the view, a count. */
  meta?: ReactNode
  /** One status chip. */
  chip?: ReactNode
  /** At the right; at most one primary button. */
  actions?: ReactNode
  /** 48 px for lists, 44 px where every line counts (review). */
  height?: 48 | 44
  className?: string
}

function Crumbs({ crumbs }: { crumbs: NonNullable<PageHeadProps['crumbs']> }) {
  const back = crumbs.at(-1)
  return (
    <>
      <nav aria-label="Where this is" className="flex items-center gap-1.5 text-ink-2 max-desk:hidden">
        {crumbs.map(crumb => (
          <Fragment key={crumb.href}>
            <Link href={crumb.href} className="rounded-1 hover:text-ink hover:underline">
              {crumb.label}
            </Link>
            <span aria-hidden className="text-ink-4">
              /
            </span>
          </Fragment>
        ))}
      </nav>
      {back !== undefined && (
        <Link
          href={back.href}
          aria-label={`Back to ${back.label}`}
          className="-ml-3 inline-flex size-hit shrink-0 items-center justify-center desk:hidden"
        >
          <ChevronLeft aria-hidden className="size-5" />
        </Link>
      )}
    </>
  )
}

/** The heading row of a page. On the phone it is the top bar as well, with the account behind its dots. */
export function PageHead({ crumbs, title, isId = false, meta, chip, actions, height = 48, className }: PageHeadProps) {
  return (
    <div
      className={cn(
        'flex shrink-0 items-center gap-3 border-b border-line px-4',
        height === 48 ? 'h-12' : 'h-11',
        'max-desk:h-auto max-desk:min-h-[56px] max-desk:gap-2 max-desk:bg-bg max-desk:pt-[3px] max-desk:pr-1',
        className,
      )}
    >
      {crumbs !== undefined && <Crumbs crumbs={crumbs} />}
      <span className="flex min-w-0 items-center gap-1">
        <h1
          className={cn(
            'truncate font-semibold',
            isId ? 'font-mono text-md font-medium max-desk:text-lg' : 'text-lg max-desk:text-[17px]',
          )}
        >
          {title}
        </h1>
        {isId && <CopyButton text={title} className="text-ink-3" />}
      </span>
      {meta !== undefined && <span className="min-w-0 truncate text-sm text-ink-3">{meta}</span>}
      {chip}
      <div className="ml-auto flex shrink-0 items-center gap-2">
        {actions}
        <span className="desk:hidden">
          <AccountMenu trigger={<IconButton label="Account" icon={<Ellipsis aria-hidden />} />} />
        </span>
      </div>
    </div>
  )
}
