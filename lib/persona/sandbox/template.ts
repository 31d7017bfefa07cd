import { z } from 'zod'
import { clock } from '#lib/clock.ts'
import { fieldSchemaSchema } from '../schema.ts'
import type { SandboxTemplate } from './state.ts'

/** What PUT /__templates/{id} takes, keys in kebab. */
export const templateShape = z.strictObject({
  name: z.string().min(1),
  /** The short key before the running number in case names; the initials of the name when absent. */
  key: z
    .string()
    .regex(/^[A-Z0-9]{1,10}$/, 'give up to ten capitals or digits')
    .optional(),
  status: z.enum(['active', 'archived']).default('active'),
  'initial-status': z.string().min(1).default('Open'),
  resolutions: z.array(z.string()).default(['Approved', 'Declined']),
  'field-schemas': z.array(fieldSchemaSchema).default([]),
})

export type NewTemplate = z.input<typeof templateShape>

export function templateOf(
  id: string,
  given: z.output<typeof templateShape>,
  before: SandboxTemplate | undefined,
): SandboxTemplate {
  const now = clock.now().toISOString()
  return {
    id,
    name: given.name,
    key: given.key ?? before?.key ?? initialsOf(given.name),
    status: given.status,
    initialStatus: given['initial-status'],
    resolutions: given.resolutions,
    fieldSchemas: given['field-schemas'],
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    open: false,
  }
}

/** A template that nobody registered, where the settings allow that: no field schemas, so any field passes. */
export function openTemplate(id: string): SandboxTemplate {
  const created = '2025-01-01T00:00:00.000Z'
  const key =
    id
      .slice('ctmpl_'.length)
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 6)
      .toUpperCase() || 'CASE'
  return {
    id,
    name: `Template ${id}`,
    key,
    status: 'active',
    initialStatus: 'Open',
    resolutions: ['Approved', 'Declined'],
    fieldSchemas: [],
    createdAt: created,
    updatedAt: created,
    open: true,
  }
}

function initialsOf(name: string): string {
  const initials = name.match(/\b[A-Za-z0-9]/g)?.join('') ?? ''
  return initials.slice(0, 6).toUpperCase() || 'CASE'
}
