'use client'
import { Checkbox } from '../ui/checkbox.tsx'
import { FilterChip } from '../ui/filter-chip.tsx'
import { Popover } from '../ui/popover.tsx'

type ChoiceFilterProps<V extends string> = {
  field: string
  options: readonly { value: V; label: string }[]
  chosen: readonly V[]
  onChange: (chosen: V[]) => void
  /** One value instead of several. */
  single?: boolean
  removable?: boolean
}

/** A filter of chosen values: a chip that says them and opens the list. */
export function ChoiceFilter<V extends string>({
  field,
  options,
  chosen,
  onChange,
  single = false,
  removable = false,
}: ChoiceFilterProps<V>) {
  const labels = options.filter(option => chosen.includes(option.value)).map(option => option.label)
  const words = labels.length > 2 ? `${labels.length} of ${options.length}` : labels.join(', ') || chosen.join(', ')
  function toggle(value: V, on: boolean) {
    if (single) onChange([value])
    else onChange(on ? [...chosen, value] : chosen.filter(other => other !== value))
  }
  return (
    <Popover
      label={field}
      className="min-w-44 p-2"
      trigger={<FilterChip field={field} value={words} onRemove={removable ? () => onChange([]) : undefined} />}
    >
      <fieldset className="flex flex-col gap-1">
        <legend className="sr-only">{field}</legend>
        {options.map(option => (
          <Checkbox
            key={option.value}
            label={option.label}
            value={chosen.includes(option.value)}
            onChange={on => toggle(option.value, on)}
            className="rounded-1 px-1.5 py-1 hover:bg-hover"
          />
        ))}
      </fieldset>
    </Popover>
  )
}
