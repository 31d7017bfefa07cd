'use client'
import { Check } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'

const row =
  'flex h-8 cursor-default select-none items-center gap-2 rounded-2 px-2 text-md outline-none data-highlighted:bg-accent-soft data-disabled:text-ink-3 max-desk:h-hit [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-ink-3'

type MenuProps = { trigger: ReactNode; label: string; align?: 'start' | 'end'; className?: string; children: ReactNode }

/** Actions behind a button. Letters jump, arrows move, Esc gives the focus back. */
export function Menu({ trigger, label, align = 'end', className, children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          data-focus="own"
          className={cn('z-40 min-w-48 animate-appear rounded-3 border border-line bg-raised p-1 shadow-3', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type MenuItemProps = {
  icon?: ReactNode
  keys?: string
  tone?: 'red'
  href?: string
  onSelect?: () => void
  disabled?: boolean
  children: ReactNode
}

/** One action, or with href one place to go. */
export function MenuItem({ icon, keys, tone, href, onSelect, disabled = false, children }: MenuItemProps) {
  const inside = (
    <>
      {icon}
      <span className={cn('flex-1', tone === 'red' && 'text-red')}>{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </>
  )
  if (href !== undefined) {
    return (
      <Radix.Item asChild data-focus="own" className={row}>
        <Link href={href}>{inside}</Link>
      </Radix.Item>
    )
  }
  return (
    <Radix.Item data-focus="own" className={row} disabled={disabled} onSelect={() => onSelect?.()}>
      {inside}
    </Radix.Item>
  )
}

type MenuChoiceProps = {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly { value: string; label: string; icon?: ReactNode }[]
}

/** One of a few, ticked. */
export function MenuChoice({ label, value, onChange, options }: MenuChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <MenuHeading>{label}</MenuHeading>
      {options.map(option => (
        <Radix.RadioItem key={option.value} value={option.value} data-focus="own" className={row}>
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden className="size-3.5 text-accent" />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

export function MenuHeading({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-ink-3">{children}</Radix.Label>
}

export function MenuLine() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
}
