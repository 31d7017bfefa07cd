import { Skeleton } from '../ui/skeleton.tsx'

const parts = ['subject', 'rules', 'clock', 'same', 'form']

/** The preview before its first alert is there: the same parts at the same heights. */
export function PreviewSkeleton() {
  return (
    <aside aria-label="Preview" aria-busy className="h-full bg-surface">
      <div className="h-10 border-b border-line" />
      {parts.map(part => (
        <div key={part} className="space-y-3 border-b border-line px-4 py-4">
          <Skeleton className="w-2/5" />
          <Skeleton className="w-4/5" />
          <Skeleton className="w-3/5" />
        </div>
      ))}
    </aside>
  )
}
