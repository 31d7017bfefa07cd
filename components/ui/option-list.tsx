'use client'
import { Check, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { cn } from './cn.ts'
import { matchingOptions, moveCursor } from './option-search.ts'
import type { Option } from './select.tsx'

type OptionListProps = {
  label: string
  options: readonly Option[]
  isChosen: (value: string) => boolean
  onPick: (value: string) => void
  /** Several may be chosen; the list says so to those who don't see it. */
  multiple?: boolean
}

const moves = ['ArrowDown', 'ArrowUp', 'Home', 'End'] as const

/** A search line over options: typing narrows, arrows move, Enter picks. */
export function OptionList({ label, options, isChosen, onPick, multiple = false }: OptionListProps) {
  const id = useId()
  const [wanted, setWanted] = useState('')
  const shown = matchingOptions(options, wanted)
  const [cursor, setCursor] = useState(() =>
    Math.max(
      0,
      options.findIndex(option => isChosen(option.value)),
    ),
  )
  const list = useRef<HTMLDivElement>(null)
  const place = Math.min(cursor, shown.length - 1)
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' })
  }, [place])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const move = moves.find(key => key === event.key)
    const at = shown[place]
    if (move) setCursor(moveCursor(shown, place, move))
    else if (event.key === 'Enter' && at && !at.disabled) onPick(at.value)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <div className="flex min-h-0 flex-col">
      <div className="flex h-9 items-center gap-2 border-b border-line px-3 max-desk:h-hit">
        <Search aria-hidden className="size-3.5 text-ink-3" />
        <input
          role="combobox"
          aria-label={`Find in ${label}`}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[place] ? `${id}-${place}` : undefined}
          aria-autocomplete="list"
          value={wanted}
          onChange={event => {
            setWanted(event.target.value)
            setCursor(0)
          }}
          onKeyDown={onKeyDown}
          data-focus="own"
          className="min-w-0 flex-1 bg-transparent text-md max-desk:text-[16px]"
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple}
        tabIndex={-1}
        className="scroll-quiet max-h-64 p-1"
      >
        {shown.map((option, row) => (
          <div
            key={option.value}
            id={`${id}-${row}`}
            role="option"
            tabIndex={-1}
            aria-selected={isChosen(option.value)}
            aria-disabled={option.disabled || undefined}
            onPointerMove={() => setCursor(row)}
            onClick={() => !option.disabled && onPick(option.value)}
            onKeyDown={onKeyDown}
            className={cn(
              'flex min-h-8 cursor-default items-center gap-2 rounded-2 px-2 text-md max-desk:min-h-hit',
              row === place && 'bg-accent-soft',
              option.disabled && 'text-ink-3',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.hint !== undefined && <span className="text-xs text-ink-3">{option.hint}</span>}
            <Check aria-hidden className={cn('size-3.5 text-accent', !isChosen(option.value) && 'invisible')} />
          </div>
        ))}
        {shown.length === 0 && <p className="px-2 py-1.5 text-sm text-ink-3">None of the {options.length} has this.</p>}
      </div>
    </div>
  )
}
