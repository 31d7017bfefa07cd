'use client'
import { ChevronDown, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type Ref, useId, useState } from 'react'
import { cn } from './cn.ts'
import { controlClass } from './control-style.ts'
import { useField } from './field-context.ts'
import { OptionList } from './option-list.tsx'
import type { Option } from './select.tsx'

type ComboboxProps = {
  options: readonly Option[]
  value: string | null | undefined
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  onFocus?: (() => void) | undefined
  name?: string | undefined
  placeholder?: string | undefined
  /** May be emptied again by its cross. */
  clearable?: boolean | undefined
  disabled?: boolean | undefined
  /** Its name when it stands in no FieldFrame. */
  label?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

/** One of many, found by typing. A value that is no option is shown as it is. */
export function Combobox({
  options,
  value,
  onChange,
  onBlur,
  placeholder = 'Choose',
  clearable = false,
  label,
  ...rest
}: ComboboxProps) {
  const { disabled, ...button } = rest
  const field = useField()
  const valueId = useId()
  const [open, setOpen] = useState(false)
  const still = disabled ?? field?.readOnly ?? false
  const chosen = value === '' || value == null ? null : (options.find(option => option.value === value)?.label ?? value)
  return (
    <Popover.Root
      open={open}
      onOpenChange={next => {
        setOpen(next)
        if (!next) onBlur?.()
      }}
    >
      <Popover.Anchor asChild>
        <div className={controlClass(field?.tone ?? 'rest', still, 'relative px-0')}>
          <Popover.Trigger asChild disabled={still}>
            <button
              {...button}
              type="button"
              id={field?.id}
              aria-haspopup="listbox"
              aria-label={label}
              aria-labelledby={label === undefined && field ? `${field.labelId} ${valueId}` : undefined}
              aria-describedby={field?.describedBy}
              data-focus="own"
              className="flex h-full min-w-0 flex-1 items-center gap-2 rounded-2 px-[9px] text-left"
            >
              <span id={valueId} className={cn('min-w-0 flex-1 truncate', chosen === null && 'text-ink-3')}>
                {chosen ?? placeholder}
              </span>
              <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
            </button>
          </Popover.Trigger>
          {clearable && chosen !== null && !still && (
            <button
              type="button"
              aria-label="Empty it"
              onClick={() => onChange('')}
              className="absolute right-7 inline-flex size-5 items-center justify-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-3" />
            </button>
          )}
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
            label={label ?? 'options'}
            options={options}
            isChosen={one => one === value}
            onPick={one => {
              onChange(one)
              setOpen(false)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
