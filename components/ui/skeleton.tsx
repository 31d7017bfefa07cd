import { cn } from './cn.ts'

/** A bar in the place of what is loading; give it the width of what will stand there. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block h-2 animate-pulse-soft rounded-full bg-pressed', className)} />
}

type SkeletonRowsProps = { rows?: number; columns: readonly string[]; rowClassName?: string; label?: string }

/** Rows with the columns of the table that loads. `columns` are class names, one a cell ('w-9', 'flex-1'). */
export function SkeletonRows({ rows = 18, columns, rowClassName, label = 'Loading' }: SkeletonRowsProps) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line-faint">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={row} className={cn('flex h-row items-center gap-3 px-3.5', rowClassName)}>
          {columns.map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
            <Skeleton key={column} className={width} />
          ))}
        </div>
      ))}
    </div>
  )
}
