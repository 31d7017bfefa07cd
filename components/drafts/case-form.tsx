'use client'
import { useMemo } from 'react'
import { FormField } from './form-field.tsx'
import { formSections, type Section } from './form-sections.ts'
import type { FormStore } from './form-store.ts'
import { useSummary } from './use-form.ts'

/** The template's questions under its headings, two short ones in a row. */
export function CaseForm({ store }: { store: FormStore }) {
  const sections = useMemo(() => formSections(store.fields), [store])
  return (
    <div className="divide-y divide-line">
      {sections.map(section => (
        <div
          key={section.title ?? section.fields[0]?.key}
          role="group"
          aria-label={section.title ?? 'Answers'}
          className="px-5 py-4 max-desk:px-4"
        >
          {section.title !== null && <SectionHead store={store} section={section} />}
          <div className="grid grid-cols-2 items-start gap-x-4 gap-y-3 max-desk:grid-cols-1">
            {section.fields.map(field => (
              <FormField key={field.key} field={field} />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}

function SectionHead({ store, section }: { store: FormStore; section: Section }) {
  const { answered } = useSummary(store)
  const done = section.fields.filter(field => answered.includes(field.key)).length
  return (
    <h3 className="mb-3 flex items-baseline gap-2 text-md font-semibold">
      {section.title}
      <span className="font-normal text-ink-3">
        {done} of {section.fields.length}
      </span>
    </h3>
  )
}
