'use client'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Switch } from '../ui/switch.tsx'
import { TextField } from '../ui/text-field.tsx'
import { type ListedKeys, matchingKeys } from './listed-keys.ts'

type KeysDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  groups: readonly ListedKeys[]
  singleKeys: boolean
  onSingleKeys: (on: boolean) => void
}

/** All keys that work here, by group; a press finds them by word. */
export function KeysDialog({ open, onOpenChange, groups, singleKeys, onSingleKeys }: KeysDialogProps) {
  const [wanted, setWanted] = useState('')
  const shown = matchingKeys(groups, wanted)
  return (
    <Dialog
      open={open}
      onOpenChange={next => {
        setWanted('')
        onOpenChange(next)
      }}
      title="Keys"
      width={Math.max(480, Math.min(3, groups.length) * 307)}
      tools={
        <TextField
          aria-label="Find a key"
          placeholder="Find a key"
          lead={<Search aria-hidden />}
          value={wanted}
          onChange={event => setWanted(event.target.value)}
          boxClassName="max-w-[260px]"
        />
      }
      foot={
        <>
          <span className="flex-1">Single keys rest while you type in a field.</span>
          <Switch label="Single keys" value={singleKeys} onChange={onSingleKeys} className="flex-none" />
        </>
      }
    >
      <div className="flex divide-x divide-line max-desk:flex-col max-desk:divide-x-0">
        {shown.map(group => (
          <section key={group.heading} className="min-w-0 flex-1 p-4">
            <h3 className="mb-2 text-sm font-semibold">{group.heading}</h3>
            <ul>
              {group.keys.map(line => (
                <li key={line.words} className="flex min-h-7 items-center gap-2 text-sm">
                  <span className="flex-1">{line.words}</span>
                  {line.keys.map(key => (
                    <Kbd key={key} keys={key} className="pointer-coarse:inline-flex" />
                  ))}
                  <span className="sr-only">{line.keys.join(', ')}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {shown.length === 0 && <p className="p-5 text-ink-2">No key here does that.</p>}
      </div>
    </Dialog>
  )
}
