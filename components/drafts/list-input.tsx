'use client'
import { Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { JsonValue } from '#lib/json.ts'
import type { Settings } from '#lib/templates/field-types.ts'
import { Button } from '../ui/button.tsx'
import { FieldContext, useField } from '../ui/field-context.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { AnswerInput, type AnswerInputProps } from './answer-input.tsx'

type ListInputProps = AnswerInputProps & { settings: Extract<Settings, { type: 'array' }> }

/** How many elements are drawn at first, and more with each press. */
const step = 30

/** A list, one row an element. */
export function ListInput({ settings, value, onChange, ...rest }: ListInputProps) {
  const field = useField()
  const rows = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  const ids = useRowIds(rows.length)
  const [shown, setShown] = useState(step)
  const [added, setAdded] = useState(false)
  const last = rows.length - 1
  const places = [...rows.keys()].filter(place => place < shown || (added && place === last))
  const { readOnly } = rest
  const put = (next: JsonValue[]) => onChange(next.length === 0 ? null : next)
  return (
    <div role="group" aria-labelledby={field?.labelId} aria-describedby={field?.describedBy} className="space-y-1.5">
      {places.map(place => (
        <div key={ids.list[place]} className="flex items-start gap-1.5">
          <div className="min-w-0 flex-1">
            <FieldContext value={field && { ...field, id: `${field.id}-${ids.list[place]}`, describedBy: undefined }}>
              <NamedRow label={`${place + 1}`}>
                <AnswerInput
                  {...rest}
                  settings={settings.items}
                  value={rows[place]}
                  onChange={next => put(rows.map((one, at) => (at === place ? (next ?? '') : one)))}
                />
              </NamedRow>
            </FieldContext>
          </div>
          {!readOnly && (
            <IconButton
              label={`Remove ${place + 1}`}
              size="md"
              icon={<X aria-hidden />}
              onClick={() => {
                ids.remove(place)
                put(rows.filter((_, at) => at !== place))
              }}
            />
          )}
        </div>
      ))}
      {rows.length === 0 && readOnly && <p className="text-md text-ink-3">Empty</p>}
      <div className="flex items-center gap-2">
        {!readOnly && (
          <Button
            size="sm"
            icon={<Plus aria-hidden />}
            onFocus={rest.onFocus}
            onClick={() => {
              setAdded(true)
              put([...rows, ''])
            }}
          >
            Add one
          </Button>
        )}
        {rows.length > shown && (
          <Button size="sm" look="quiet" onClick={() => setShown(shown + step)}>
            {`${shown} of ${rows.length.toLocaleString('en')}, show more`}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The label of an element: its number, for those who don't see the list. */
function NamedRow({ label, children }: { label: string; children: ReactNode }) {
  const field = useField()
  return (
    <>
      <label htmlFor={field?.id} className="sr-only">
        {label}
      </label>
      {children}
    </>
  )
}

/** Rows keep their identity when one before them goes. */
function useRowIds(count: number) {
  const [state, setState] = useState<{ next: number; list: number[] }>({ next: 0, list: [] })
  const { list } = state
  const missing = Math.max(0, count - list.length)
  const full = [...list, ...Array.from({ length: missing }, (_, at) => state.next + at)].slice(0, count)
  if (full.length !== list.length) setState({ next: state.next + missing, list: full })
  return {
    list: full,
    remove: (place: number) => setState(before => ({ ...before, list: full.filter((_, at) => at !== place) })),
  }
}
