import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { type ButtonLook, type ButtonSize, buttonClass } from './button-style.ts'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'

type LinkButtonProps = ComponentProps<typeof Link> & {
  look?: ButtonLook
  size?: ButtonSize
  icon?: ReactNode
  keys?: string
}

/** Looks like a button, goes somewhere. */
export function LinkButton({
  look = 'default',
  size = 'md',
  icon,
  keys,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  return (
    <Link {...rest} className={cn(buttonClass(look, size), className)}>
      {icon !== undefined && <span className="-ml-0.5 inline-flex [&>svg]:size-3.5">{icon}</span>}
      {children}
      {keys !== undefined && <Kbd keys={keys} solid={look === 'primary'} />}
    </Link>
  )
}
