import { clock } from '#lib/clock.ts'
import type { Call, Sandbox } from './call.ts'
import { checkFields } from './check-fields.ts'
import { bytesOf, mimeTypeOf } from './check-value.ts'
import { caseAnswer, fieldsRefusal, findTemplate, refuseSla, slaEnd, typedFields } from './create-case.ts'
import { badRequest, type Reply, refusal } from './reply.ts'
import { readShape, updateCaseShape } from './request-shapes.ts'
import type { SandboxCase } from './state.ts'

type File = { filename: string; data: string }

/** PATCH /cases/{case-id}: fields merge by key, null clears; attachments are added to those that are there. */
export function updateCase(sandbox: Sandbox, call: Call): Reply {
  const read = readShape(updateCaseShape, call.body)
  if ('problems' in read) return badRequest(read.problems)
  const current = sandbox.state.cases.get(call.params['case-id'] ?? '')
  if (!current) return refusal(404)
  const attributes = read.value.data?.attributes ?? {}
  const fields = attributes.fields ?? {}
  const files = attributes.attachments ?? []
  const seconds = read.value.meta?.['sla-expires-in-seconds']
  const refused = refuseSla(seconds) ?? refuseFields(sandbox, current, fields) ?? refuseFiles(files)
  if (refused) return refused

  const queueId = attributes['case-queue-id']
  return caseAnswer(sandbox, call, 200, {
    ...current,
    updatedAt: clock.now().toISOString(),
    updaterId: call.apiKeyId,
    updaterType: 'api-key',
    fields: mergedFields(sandbox, current, fields),
    queueId: queueId === undefined ? current.queueId : queueId,
    slaExpiresAt: seconds === undefined ? current.slaExpiresAt : slaEnd(seconds),
    attachments: [...current.attachments, ...files.map(file => keptAttachment(sandbox, file))],
  })
}

function refuseFields(sandbox: Sandbox, current: SandboxCase, fields: Record<string, unknown>): Reply | undefined {
  const template = findTemplate(sandbox, current.templateId)
  if (!template || template.open) return undefined
  const problems = checkFields(template.fieldSchemas, fields, current.fields, false)
  return problems.length > 0 ? fieldsRefusal(problems) : undefined
}

function refuseFiles(files: File[]): Reply | undefined {
  const right = (file: File) =>
    /^(image\/|application\/pdf)/.test(mimeTypeOf(file.filename)) && bytesOf(file.data) !== null
  if (files.every(right)) return undefined
  const details = 'Attachments must be PDF or image files in base64'
  return refusal(422, { title: 'Record invalid', details, source: { pointer: '/data/attributes/attachments' } })
}

function mergedFields(sandbox: Sandbox, current: SandboxCase, fields: Record<string, unknown>) {
  const entries = Object.entries(fields)
  const written = typedFields(
    sandbox,
    findTemplate(sandbox, current.templateId),
    entries.filter(([, value]) => value !== null),
  )
  const kept = Object.entries(current.fields).filter(([key]) => !Object.hasOwn(fields, key))
  return Object.fromEntries([...kept, ...Object.entries(written)])
}

function keptAttachment(sandbox: Sandbox, file: File) {
  const bytes = bytesOf(file.data) ?? Buffer.alloc(0)
  return { filename: file.filename, url: sandbox.keepFile(file.filename, bytes), 'byte-size': bytes.length }
}
