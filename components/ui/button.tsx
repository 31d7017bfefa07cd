'use client'
import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react'
import { type ButtonLook, type ButtonSize, buttonClass } from './button-style.ts'
import { cn } from './cn.ts'
import { Kbd } from './kbd.tsx'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
  icon?: ReactNode
  /** The key that does the same, shown as a cap (bind it with useKeys). */
  keys?: string | undefined
  /** Under way: true keeps the label's width with a spinner over it; words stand in for the label. */
  busy?: boolean | string | undefined
  /** Why it can't be pressed now. It stays reachable by Tab, and says so. */
  off?: string | false | undefined
}

function Label({ children, busy }: { children: ReactNode; busy: boolean | string }) {
  if (busy === false) return children
  return (
    <span className="grid items-center">
      <span className="invisible inline-flex items-center gap-1.5 [grid-area:1/1]">{children}</span>
      <span className="inline-flex items-center justify-center gap-1.5 [grid-area:1/1]">
        <Spinner />
        {typeof busy === 'string' ? busy : <span className="sr-only">Under way</span>}
      </span>
    </span>
  )
}

export function Button({ look = 'default', size = 'md', icon, keys, busy = false, off, ...rest }: ButtonProps) {
  const { className, children, onClick, type = 'button', ...props } = rest
  const reasonId = useId()
  const isBusy = busy !== false && busy !== ''
  const isOff = isBusy || Boolean(off)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isOff) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      {...props}
      type={type}
      onClick={press}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={off ? reasonId : props['aria-describedby']}
      className={cn(buttonClass(look, size, isOff), className)}
    >
      <Label busy={isBusy ? busy : false}>
        {icon !== undefined && <span className="-ml-0.5 inline-flex [&>svg]:size-3.5">{icon}</span>}
        {children}
        {keys !== undefined && <Kbd keys={keys} solid={look === 'primary' && !isOff} />}
      </Label>
      {off && (
        <span id={reasonId} className="sr-only">
          {off}
        </span>
      )}
    </button>
  )
  return off ? <Tooltip words={off}>{button}</Tooltip> : button
}
