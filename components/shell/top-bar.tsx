import type { ReactNode } from 'react'
import { AccountButton } from './account-menu.tsx'
import { Clock } from './clock.tsx'
import { EnvBadge } from './env-badge.tsx'
import type { ShellEnvironment } from './shell-context.tsx'

/** 44 px over everything: where we are, search (when there is one), the time, who. The phone has PageHead in its place. */
export function TopBar({ environment, search }: { environment: ShellEnvironment; search?: ReactNode }) {
  return (
    <header
      className="grid h-topbar grid-cols-[1fr_auto_1fr] items-center gap-4 border-b border-line bg-bg pr-2 pl-3 max-desk:hidden"
      style={{ paddingTop: environment === 'production' ? 0 : 3 }}
    >
      <EnvBadge environment={environment} />
      <div>{search}</div>
      <div className="flex items-center justify-end gap-3">
        <Clock />
        <AccountButton />
      </div>
    </header>
  )
}
