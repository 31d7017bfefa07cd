'use client'
import { LogOut, Monitor, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../ui/avatar.tsx'
import { Menu, MenuChoice, MenuItem, MenuLine } from '../ui/menu.tsx'
import { EnvBadge } from './env-badge.tsx'
import { usePreference } from './preference.ts'
import { RailIcon } from './rail-icon.tsx'
import { roleWords } from './role-words.ts'
import { type ShellFrame, useShellFrame } from './shell-context.tsx'
import { themeKey, themeOf } from './theme.ts'

const themeOptions = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
]

function Person({ frame }: { frame: ShellFrame }) {
  return (
    <div className="px-2 pt-1.5 pb-1">
      <div className="font-medium">{frame.person.name}</div>
      <div className="text-xs text-ink-3">
        {frame.person.email}, {roleWords(frame.person.roles)}
      </div>
    </div>
  )
}

// On the phone what the tab bar has no room for is here, and so is what the top bar says elsewhere.
function PhonePart({ frame }: { frame: ShellFrame }) {
  const entries = frame.groups.flatMap(group => group.entries).filter(entry => entry.tab !== true)
  return (
    <div className="desk:hidden">
      <div className="px-2 py-1.5">
        <EnvBadge environment={frame.environment} />
      </div>
      {entries.map(entry => (
        <MenuItem key={entry.href} href={entry.href} icon={<RailIcon name={entry.icon} />}>
          {entry.label}
        </MenuItem>
      ))}
      <MenuLine />
    </div>
  )
}

/** Theme and sign out, behind a trigger. */
export function AccountMenu({ trigger }: { trigger: ReactNode }) {
  const frame = useShellFrame()
  const [kept, keep] = usePreference(themeKey)
  if (!frame) return null
  return (
    <Menu trigger={trigger} label="Account" className="w-60">
      <PhonePart frame={frame} />
      <Person frame={frame} />
      <MenuLine />
      <MenuChoice
        label="Theme"
        value={themeOf(kept)}
        onChange={value => keep(value === 'system' ? null : value)}
        options={themeOptions}
      />
      <MenuLine />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void frame.signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}

/** In the top bar: who is signed in, and as what. */
export function AccountButton() {
  const frame = useShellFrame()
  if (!frame) return null
  const { name, roles } = frame.person
  return (
    <AccountMenu
      trigger={
        <button
          type="button"
          className="inline-flex h-8 items-center gap-2 rounded-2 px-1.5 hover:bg-hover aria-expanded:bg-pressed"
        >
          <Avatar name={name} you />
          <span className="whitespace-nowrap text-sm font-medium max-wide:sr-only">{name}</span>
          <span className="-ml-1 whitespace-nowrap text-sm text-ink-2 max-wide:sr-only">{roleWords(roles)}</span>
        </button>
      }
    />
  )
}
