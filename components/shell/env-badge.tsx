import { cn } from '../ui/cn.ts'
import type { ShellEnvironment } from './shell-context.tsx'

const words: Record<ShellEnvironment, { name: string; sentence: string | null }> = {
  local: { name: 'Local sandbox', sentence: 'Nothing leaves this machine' },
  'persona-sandbox': { name: 'Persona sandbox', sentence: 'Goes to Persona’s sandbox' },
  production: { name: 'Production', sentence: null },
}

/** Where cases go from here: a hatched badge and a sentence in a sandbox, a plain badge in production. */
export function EnvBadge({ environment, sentence = true }: { environment: ShellEnvironment; sentence?: boolean }) {
  const said = words[environment]
  const isSandbox = environment !== 'production'
  return (
    <span className="inline-flex items-center gap-2">
      <span
        className={cn(
          'inline-flex h-[22px] items-center whitespace-nowrap rounded-1 border px-2 text-xs font-semibold',
          isSandbox
            ? 'hatch-sandbox-soft border-sandbox-line text-sandbox'
            : 'border-line-strong bg-surface text-ink-2',
        )}
      >
        {said.name}
      </span>
      {sentence && said.sentence !== null && (
        <span className="whitespace-nowrap text-sm text-sandbox">{said.sentence}</span>
      )}
    </span>
  )
}

/** The strip over the whole width, 3 px; production has none. */
export function SandboxStrip({ environment }: { environment: ShellEnvironment }) {
  if (environment === 'production') return null
  return <div aria-hidden className="hatch-sandbox fixed inset-x-0 top-0 z-20 h-[3px]" />
}
