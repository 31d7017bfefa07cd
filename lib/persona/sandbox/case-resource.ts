import { fieldValue } from '../field-value.ts'
import { caseSchema } from '../schema.ts'
import type { SandboxCase, SandboxTemplate } from './state.ts'

const relations = [
  { key: 'accounts', prefix: 'act_', type: 'account' },
  { key: 'inquiries', prefix: 'inq_', type: 'inquiry' },
  { key: 'reports', prefix: 'rep_', type: 'report/watchlist' },
  { key: 'verifications', prefix: 'ver_', type: 'verification/document' },
  { key: 'txns', prefix: 'txn_', type: 'transaction' },
]

/** Prefixes of what can be attached; documents, graph queries and sars have no relationship of their own. */
export const attachablePrefixes = [...relations.map(each => each.prefix), 'doc_', 'sar_', 'grq_', 'rrun_']

/** A case as the API answers it, in kebab. */
export function caseResource(each: SandboxCase, fieldShape: 'typed' | 'raw') {
  const resource = {
    type: 'case',
    id: each.id,
    attributes: {
      status: each.status,
      name: `${each.key}-${each.number}`,
      resolution: null,
      'created-at': each.createdAt,
      'updated-at': each.updatedAt,
      'assigned-at': null,
      'resolved-at': null,
      'redacted-at': null,
      'sla-expires-at': each.slaExpiresAt,
      'creator-id': each.creatorId,
      'creator-type': each.creatorType,
      'assignee-id': null,
      'assigner-id': null,
      'assigner-type': null,
      'resolver-id': null,
      'resolver-type': null,
      'updater-id': each.updaterId,
      'updater-type': each.updaterType,
      tags: [],
      fields: each.fields as Record<string, unknown>,
      attachments: each.attachments,
    },
    relationships: relationships(each),
  }
  return fieldShape === 'typed' ? resource : withRawFields(resource)
}

function relationships(each: SandboxCase) {
  const attached = relations.map(({ key, prefix, type }) => {
    const ids = each.objectIds.filter(id => id.startsWith(prefix))
    return [key, { data: ids.map(id => ({ type, id })) }] as const
  })
  return {
    'case-template': { data: { type: 'case-template', id: each.templateId } },
    'case-queue': { data: each.queueId ? { type: 'case-queue', id: each.queueId } : null },
    'case-comments': { data: [] },
    ...Object.fromEntries(attached),
  }
}

function withRawFields<T extends { attributes: { fields: Record<string, unknown> } }>(resource: T): T {
  const read = caseSchema.parse(resource)
  const raw = Object.keys(resource.attributes.fields).map(key => [key, fieldValue(read, key)] as const)
  return { ...resource, attributes: { ...resource.attributes, fields: Object.fromEntries(raw) } }
}

/** A case template as the API answers it, in kebab. */
export function templateResource(template: SandboxTemplate) {
  return {
    type: 'case-template',
    id: template.id,
    attributes: {
      status: template.status,
      name: template.name,
      resolutions: template.resolutions,
      'created-at': template.createdAt,
      'updated-at': template.updatedAt,
      'archived-at': template.status === 'archived' ? template.updatedAt : null,
      'field-schemas': template.fieldSchemas,
    },
  }
}
