'use client'
import { ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type Ref, useState } from 'react'
import { Chip } from './chip.tsx'
import { controlClass } from './control-style.ts'
import { useField } from './field-context.ts'
import { OptionList } from './option-list.tsx'
import type { Option } from './select.tsx'

type MultiSelectProps = {
  options: readonly Option[]
  value: readonly string[] | null | undefined
  onChange: (value: string[]) => void
  onBlur?: (() => void) | undefined
  onFocus?: (() => void) | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  /** Its name when it stands in no FieldFrame. */
  label?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

/** Several of many: the chosen as chips, in the order of choosing; the rest found by typing. */
export function MultiSelect({ options, value, onChange, onBlur, disabled, label, ref, ...rest }: MultiSelectProps) {
  const field = useField()
  const [open, setOpen] = useState(false)
  const still = disabled ?? field?.readOnly ?? false
  const chosen = value ?? []
  const remove = (gone: string) => onChange(chosen.filter(one => one !== gone))
  const labelOf = (one: string) => options.find(option => option.value === one)?.label ?? one
  return (
    <Popover.Root
      open={open}
      onOpenChange={next => {
        setOpen(next)
        if (!next) onBlur?.()
      }}
    >
      <Popover.Anchor asChild>
        <div
          className={controlClass(
            field?.tone ?? 'rest',
            still,
            'h-auto min-h-control flex-wrap gap-1.5 py-[3px] pr-0 max-desk:h-auto max-desk:min-h-10',
          )}
        >
          {chosen.map(one => (
            <Chip
              key={one}
              tone="soft"
              {...(still ? {} : { onRemove: () => remove(one), removeLabel: `Remove ${labelOf(one)}` })}
            >
              {labelOf(one)}
            </Chip>
          ))}
          <Popover.Trigger asChild disabled={still}>
            <button
              {...rest}
              ref={ref}
              type="button"
              id={field?.id}
              aria-haspopup="listbox"
              aria-label={label}
              aria-describedby={field?.describedBy}
              data-focus="own"
              className="flex min-h-[22px] min-w-16 flex-1 items-center rounded-1 pr-[9px] text-left text-ink-3"
            >
              <span className="flex-1">{chosen.length === 0 ? 'Choose' : still ? '' : 'Add'}</span>
              <ChevronDown aria-hidden className="size-3.5" />
            </button>
          </Popover.Trigger>
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label ?? 'Options'}
          data-focus="own"
          className="z-40 w-(--radix-popover-trigger-width) min-w-56 animate-appear overflow-hidden rounded-3 border border-line bg-raised shadow-3"
        >
          <OptionList
            multiple
            label={label ?? 'options'}
            options={options}
            isChosen={one => chosen.includes(one)}
            onPick={one => (chosen.includes(one) ? remove(one) : onChange([...chosen, one]))}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
