import { cn } from './cn.ts'
import { formatMoney } from './format-money.ts'

type MoneyProps = {
  /** A decimal as text, exact; null is the source's silence. */
  amount: string | null
  currency: string | null
  /** In a column: right-aligned, the currency in a fixed 27 px, so that the decimals stand in line. */
  column?: boolean
  className?: string
}

/** An amount, exact to its smallest unit, its currency always named. */
export function Money({ amount, currency, column = false, className }: MoneyProps) {
  if (amount === null) {
    return <span className={cn('whitespace-nowrap text-ink-3', column && 'block text-right', className)}>Not sent</span>
  }
  return (
    <span
      className={cn('whitespace-nowrap tabular-nums', column ? 'flex items-baseline justify-end' : 'inline', className)}
    >
      <span>{formatMoney(amount, currency)}</span>{' '}
      <span className={cn('text-xs text-ink-3', column && 'ml-1 min-w-[27px] text-left')} title={currency ?? undefined}>
        {currency ?? ''}
      </span>
    </span>
  )
}
