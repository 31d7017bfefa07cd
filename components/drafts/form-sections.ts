import type { Field } from '#lib/templates/field-types.ts'

export type Section = { title: string | null; fields: Field[] }

/** A template's fields under their headings, both in the template's order; what has no heading stands where it stands. */
export function formSections(fields: readonly Field[]): Section[] {
  const sections: Section[] = []
  for (const field of fields) {
    const title = field.section ?? null
    const found = title === null ? sections.at(-1) : sections.find(section => section.title === title)
    if (found && found.title === title) found.fields.push(field)
    else sections.push({ title, fields: [field] })
  }
  return sections
}

/** Short answers stand two in a row; long texts, lists, groups, JSON, files and several choices take the whole width. */
export function isWide(field: Field): boolean {
  switch (field.type) {
    case 'string':
      return (field.maxLength ?? 0) > 255
    case 'multi-choices':
    case 'array':
    case 'hash':
    case 'json':
    case 'file':
      return true
    default:
      return false
  }
}
