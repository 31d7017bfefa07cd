'use client'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, buttonClass } from './button-style.ts'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'
import { Tooltip } from './tooltip.tsx'

type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'aria-label' | 'children'> & {
  /** Its accessible name, also its tooltip. */
  label: string
  icon: ReactNode
  look?: ButtonLook
  size?: 'md' | 'sm'
  keys?: string
}

/** A square button that is a glyph; its name shows on hover and focus. */
export function IconButton({ label, icon, look = 'quiet', size = 'sm', keys, className, ...rest }: IconButtonProps) {
  const words = (
    <span className="inline-flex items-center gap-1.5">
      {label}
      {keys !== undefined && <Kbd keys={keys} solid />}
    </span>
  )
  return (
    <Tooltip words={words}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={cn(
          buttonClass(look, size),
          size === 'sm' ? 'size-control-sm px-0' : 'size-control px-0',
          'max-desk:size-hit max-desk:px-0 [&>svg]:size-3.5 max-desk:[&>svg]:size-5',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
