import { cn } from '../ui/cn.ts'
import { CopyButton } from '../ui/copy-button.tsx'

type BodyProps = { title: string; meta?: string; head?: string; text: string; marked: ReadonlySet<number> }

/** One side of a try: mono, its offending lines marked by a bar and a colour. */
export function Body({ title, meta, head, text, marked }: BodyProps) {
  const lines = text.split('\n')
  return (
    <section aria-label={title}>
      <h2 className="flex h-8 items-center gap-2 border-y border-line bg-surface px-4 first:border-t-0">
        {title}
        {meta !== undefined && <span className="min-w-0 truncate text-xs text-ink-3">{meta}</span>}
        <span className="flex-1" />
        <CopyButton text={text} />
      </h2>
      <div className="mono scroll-quiet bg-sunken py-3 leading-[18px]">
        {head !== undefined && <div className="whitespace-pre-wrap wrap-anywhere px-4 pb-3 text-ink-2">{head}</div>}
        {text === '' ? (
          <div className="px-4 text-ink-3">No body</div>
        ) : (
          lines.map((line, at) => (
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              key={at}
              className={cn(
                'min-h-[18px] whitespace-pre-wrap wrap-anywhere border-l-2 border-transparent px-3.5',
                marked.has(at) && 'border-red-solid bg-red-soft',
              )}
            >
              {marked.has(at) && <span className="sr-only">Refused: </span>}
              <bdi>{line}</bdi>
            </div>
          ))
        )}
      </div>
    </section>
  )
}
