'use client'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { boundKeys, setSingleKeys, watchKeys } from '../ui/key-registry.ts'
import { useKeys } from '../ui/use-keys.ts'
import { SandboxStrip } from './env-badge.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { listKeys } from './listed-keys.ts'
import { usePreference } from './preference.ts'
import { Rail } from './rail.tsx'
import { RailCountsProvider } from './rail-counts.tsx'
import type { RailCounts } from './rail-entries.ts'
import { type ShellFrame, ShellFrameProvider } from './shell-context.tsx'
import { TabBar } from './tab-bar.tsx'
import { TopBar } from './top-bar.tsx'

const none: ReturnType<typeof boundKeys> = []

type ShellProps = { frame: ShellFrame; counts: RailCounts; search?: ReactNode; children: ReactNode }

/** The frame of every signed-in page: rail, top bar, the page's own surface, and the list of keys on `?`. */
export function Shell({ frame, counts, search, children }: ShellProps) {
  const [keysOpen, setKeysOpen] = useState(false)
  const [kept, keep] = usePreference('single-keys')
  const bound = useSyncExternalStore(watchKeys, boundKeys, () => none)
  const singleKeys = kept !== 'off'
  useEffect(() => setSingleKeys(singleKeys), [singleKeys])
  useKeys('Anywhere', [{ key: '?', words: 'This list', run: () => setKeysOpen(true) }])
  return (
    <ShellFrameProvider frame={frame}>
      <RailCountsProvider initial={counts}>
        <SandboxStrip environment={frame.environment} />
        <div className="grid h-dvh grid-cols-[auto_minmax(0,1fr)] overflow-hidden max-desk:grid-cols-1 max-desk:grid-rows-[minmax(0,1fr)_auto]">
          <Rail institution={frame.institution} groups={frame.groups} onKeys={() => setKeysOpen(true)} />
          <div className="flex min-h-0 min-w-0 flex-col">
            <TopBar environment={frame.environment} search={search} />
            <main className="flex min-h-0 flex-1 flex-col bg-surface">{children}</main>
          </div>
          <TabBar groups={frame.groups} />
        </div>
        <KeysDialog
          open={keysOpen}
          onOpenChange={setKeysOpen}
          groups={listKeys(bound)}
          singleKeys={singleKeys}
          onSingleKeys={on => keep(on ? null : 'off')}
        />
      </RailCountsProvider>
    </ShellFrameProvider>
  )
}
