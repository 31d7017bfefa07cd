import { clock, day, second } from '#lib/clock.ts'
import type { Call, Sandbox } from './call.ts'
import { attachablePrefixes, caseResource, templateResource } from './case-resource.ts'
import { checkFields } from './check-fields.ts'
import { newIdentifier } from './identifier.ts'
import { answer, badRequest, type Reply, refusal } from './reply.ts'
import { createCaseShape, readShape } from './request-shapes.ts'
import type { SandboxCase, SandboxTemplate, TypedValue } from './state.ts'
import { openTemplate } from './template.ts'
import { typedValue } from './typed-value.ts'

const mostObjects = 1_000
const longestSla = (90 * day) / second

/** POST /cases: 400 for the shape, 404 for ids that lead nowhere, 422 for values. */
export function createCase(sandbox: Sandbox, call: Call): Reply {
  const read = readShape(createCaseShape, call.body)
  if ('problems' in read) return badRequest(read.problems)
  const { attributes } = read.value.data
  const meta = read.value.meta ?? {}
  const template = findTemplate(sandbox, attributes['case-template-id'])
  if (!template) return refusal(404, { details: 'data.attributes.case_template_id is not found' })
  const objectIds = [...new Set(meta['object-ids'] ?? [])]
  const refused =
    refuseObjects(objectIds) ??
    refuseSla(meta['sla-expires-in-seconds']) ??
    refuseCreator(sandbox, attributes['creator-email-address']) ??
    refuseFields(sandbox, template, attributes.fields ?? {})
  if (refused) return refused

  const now = clock.now().toISOString()
  const creator = attributes['creator-email-address']
  const created: SandboxCase = {
    id: newIdentifier('case'),
    templateId: template.id,
    key: template.key,
    number: (sandbox.state.numbers.get(template.key) ?? 0) + 1,
    status: template.initialStatus,
    createdAt: now,
    updatedAt: now,
    creatorId: creator ?? call.apiKeyId,
    creatorType: creator === undefined ? 'api-key' : 'user',
    updaterId: null,
    updaterType: null,
    queueId: attributes['case-queue-id'] ?? null,
    slaExpiresAt: slaEnd(meta['sla-expires-in-seconds'] ?? null),
    objectIds,
    fields: withDefaults(sandbox, template, attributes.fields ?? {}),
    attachments: [],
  }
  return caseAnswer(sandbox, call, 201, created)
}

/** An answer with a case, what `include` asks for beside it, and the change that keeps it. */
export function caseAnswer(sandbox: Sandbox, call: Call, status: number, each: SandboxCase): Reply {
  const body: Record<string, unknown> = { data: caseResource(each, sandbox.settings.fieldShape) }
  const include = call.query.get('include')
  if (include !== null) {
    const wanted = include.split(',').map(name => name.replaceAll('_', '-'))
    const template = findTemplate(sandbox, each.templateId)
    body.included = template && wanted.includes('case-template') ? [templateResource(template)] : []
  }
  return answer(status, body, call.method === 'GET' ? [] : [{ is: 'case', case: each }])
}

export function findTemplate(sandbox: Sandbox, id: string): SandboxTemplate | undefined {
  const known = sandbox.state.templates.get(id)
  if (known || !sandbox.settings.openTemplates || !/^ctmpl_\w+$/.test(id)) return known
  return openTemplate(id)
}

export function slaEnd(seconds: number | null): string | null {
  return seconds === null ? null : new Date(clock.now().getTime() + seconds * second).toISOString()
}

export function refuseSla(seconds: number | null | undefined): Reply | undefined {
  if (seconds == null || (seconds >= 0 && seconds <= longestSla)) return undefined
  const pointer = '/meta/sla-expires-in-seconds'
  return refusal(422, { details: `Sla expires in seconds must be from 0 to ${longestSla}`, source: { pointer } })
}

function refuseObjects(ids: string[]): Reply | undefined {
  const unknown = ids.find(id => !attachablePrefixes.some(prefix => id.startsWith(prefix)))
  if (unknown !== undefined) return refusal(404, { details: 'meta.object_ids is not found' })
  if (ids.length <= mostObjects) return undefined
  return refusal(422, {
    details: `A case holds at most ${mostObjects} objects`,
    source: { pointer: '/meta/object-ids' },
  })
}

function refuseCreator(sandbox: Sandbox, email: string | undefined): Reply | undefined {
  const { users } = sandbox.settings
  if (email === undefined || (users ? users.includes(email) : /^[^\s@]+@[^\s@]+$/.test(email))) return undefined
  const pointer = '/data/attributes/creator-email-address'
  return refusal(422, { details: 'Creator email address is not a user of this organization', source: { pointer } })
}

function refuseFields(sandbox: Sandbox, template: SandboxTemplate, fields: Record<string, unknown>): Reply | undefined {
  if (template.status === 'archived') return refusal(422, { details: 'Case template is archived' })
  if (template.open) return undefined
  const problems = checkFields(template.fieldSchemas, fields, null, sandbox.settings.requiredAtCreate)
  return problems.length > 0 ? fieldsRefusal(problems) : undefined
}

export function fieldsRefusal(problems: { pointer: string; details: string }[]): Reply {
  const errors = problems.map(({ pointer, details }) => ({ title: 'Record invalid', details, source: { pointer } }))
  return refusal(422, ...errors)
}

/** Unset fields are left out; a default stands where the template has one. */
function withDefaults(
  sandbox: Sandbox,
  template: SandboxTemplate,
  fields: Record<string, unknown>,
): Record<string, TypedValue> {
  const defaults = template.fieldSchemas.filter(schema => schema['default-value'] != null)
  const given = Object.entries(fields).filter(([, value]) => value !== null)
  const all = [...defaults.map(schema => [schema.key, schema['default-value']] as const), ...given]
  return typedFields(sandbox, template, all)
}

export function typedFields(
  sandbox: Sandbox,
  template: SandboxTemplate | undefined,
  entries: (readonly [string, unknown])[],
): Record<string, TypedValue> {
  const schemaOf = (key: string) => template?.fieldSchemas.find(schema => schema.key === key)
  return Object.fromEntries(entries.map(([key, value]) => [key, typedValue(schemaOf(key), value, sandbox.keepFile)]))
}
