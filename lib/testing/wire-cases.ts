import type { NewTemplate } from '#lib/persona/sandbox/template.ts'
import type { Answered, FreshSandbox } from './fresh-sandbox.ts'

/** A case template with a field of each kind that matters. */
export const wireTemplate = {
  name: 'Wire transfer alert',
  key: 'WIRE',
  'field-schemas': [
    { type: 'string', key: 'alert_id', label: 'Alert ID', config: { required: true, 'write-policy': 'write_once' } },
    { type: 'number', key: 'amount', config: {} },
    { type: 'choices', key: 'typology', config: { options: ['structuring'] }, 'default-value': 'structuring' },
    { type: 'multi-choices', key: 'tags', config: { options: ['a', 'b'] } },
    {
      type: 'hash',
      key: 'who',
      config: { 'ignore-unknown-keys': true, 'item-schemas': [{ type: 'string', key: 'name' }] },
    },
    { type: 'array', key: 'lines', config: { 'item-schema': { type: 'number', key: 'line' } } },
    { type: 'file', key: 'evidence', config: {} },
  ],
} satisfies NewTemplate

export type CaseResource = {
  id: string
  attributes: Record<string, unknown> & { fields: Record<string, unknown>; name: string }
  relationships: Record<string, { data: unknown }>
}

export function wireCase(fields: object, attributes: object = {}, meta?: object) {
  const data = { attributes: { 'case-template-id': 'ctmpl_wire', fields, ...attributes } }
  return meta ? { data, meta } : { data }
}

/** Sends POST /cases for the wire template, raw. */
export function createWireCase(sandbox: FreshSandbox, ...given: Parameters<typeof wireCase>): Promise<Answered> {
  return sandbox.ask('POST', '/cases', { body: wireCase(...given) })
}

export function resourceIn(answered: Answered): CaseResource {
  return (answered.body as { data: CaseResource }).data
}

/** Status and errors of a refusal in one object. */
export function refusalIn({ status, body }: Answered): { status: number } & object {
  return { status, ...(body as object) }
}

/** Empties the sandbox and gives it the wire template alone. */
export async function resetToWire(sandbox: FreshSandbox): Promise<void> {
  await sandbox.control('POST', '/__reset', { templates: true })
  await sandbox.template('ctmpl_wire', wireTemplate)
}
