import path from 'node:path'
import { z } from 'zod'
import type { Incoming, Sandbox } from './call.ts'
import { caseResource } from './case-resource.ts'
import { faultSchema } from './faults.ts'
import { inKebab } from './inflection.ts'
import { sandboxSettingsSchema } from './settings.ts'
import { applyChange, changesOf, emptyState } from './state.ts'
import { templateOf, templateShape } from './template.ts'

export type ControlAnswer = { status: number; body: unknown }
type Control = (sandbox: Sandbox, body: unknown, id: string) => ControlAnswer | Promise<ControlAnswer>

const ok = (body: unknown, status = 200): ControlAnswer => ({ status, body })

/** What only the stand-in has: faults, what it was asked, its cases and templates. No credential; this machine only. */
const controls: Record<string, Control> = {
  'POST /__faults': addFault,
  'GET /__faults': sandbox => ok(sandbox.faults.list()),
  'DELETE /__faults': sandbox => {
    sandbox.faults.clear()
    return ok([])
  },
  'GET /__requests': sandbox => ok(sandbox.requests),
  'GET /__violations': sandbox => ok(sandbox.violations),
  'GET /__cases': sandbox =>
    ok([...sandbox.state.cases.values()].reverse().map(each => caseResource(each, sandbox.settings.fieldShape))),
  'GET /__templates': sandbox => ok([...sandbox.state.templates.values()]),
  'PUT /__templates/': putTemplate,
  'GET /__settings': sandbox => ok(sandbox.settings),
  'PUT /__settings': putSettings,
  'POST /__reset': reset,
  'GET /__serving': sandbox => ok({ folder: path.resolve(sandbox.folder) }),
}

/** Answers a control request, or undefined where the path is none. */
export async function answerControl(sandbox: Sandbox, asked: Incoming): Promise<ControlAnswer | undefined> {
  const id = /^\/__templates\/([^/]+)$/.exec(asked.path)?.[1]
  const path = id === undefined ? asked.path : '/__templates/'
  const control = Object.hasOwn(controls, `${asked.method} ${path}`) ? controls[`${asked.method} ${path}`] : undefined
  if (!control) return undefined
  try {
    return await control(sandbox, asked.text === '' ? {} : JSON.parse(asked.text), id ?? '')
  } catch (error) {
    if (error instanceof SyntaxError) return problems([{ path: '', problem: 'The body is not JSON.' }])
    if (error instanceof z.ZodError) {
      return problems(error.issues.map(issue => ({ path: issue.path.join('.'), problem: issue.message })))
    }
    throw error
  }
}

function problems(found: { path: string; problem: string }[]): ControlAnswer {
  return ok({ problems: found }, 422)
}

function addFault(sandbox: Sandbox, body: unknown): ControlAnswer {
  const fault = faultSchema.parse(body)
  sandbox.faults.add(fault)
  return ok(fault, 201)
}

async function putTemplate(sandbox: Sandbox, body: unknown, id: string): Promise<ControlAnswer> {
  if (!/^ctmpl_\w+$/.test(id)) return problems([{ path: 'id', problem: 'Give an id such as ctmpl_abc123.' }])
  const template = templateOf(id, templateShape.parse(inKebab(body)), sandbox.state.templates.get(id))
  applyChange(sandbox.state, { is: 'template', template })
  await sandbox.journal.append([{ is: 'template', template }])
  return ok(template)
}

function putSettings(sandbox: Sandbox, body: unknown): ControlAnswer {
  sandbox.settings = sandboxSettingsSchema.parse({
    ...sandbox.settings,
    ...z.record(z.string(), z.unknown()).parse(body),
  })
  return ok(sandbox.settings)
}

const resetSchema = z.strictObject({ templates: z.boolean().default(false) })

/** Forgets cases, outcomes, faults and requests; templates too with {"templates": true}. The environment stays. */
async function reset(sandbox: Sandbox, body: unknown): Promise<ControlAnswer> {
  const { templates } = resetSchema.parse(body)
  const { environmentId, organizationId } = sandbox.state
  const kept = templates ? new Map() : sandbox.state.templates
  sandbox.state = { ...emptyState(), environmentId, organizationId, templates: kept }
  sandbox.faults.clear()
  sandbox.window.reset()
  sandbox.requests.length = 0
  sandbox.violations.length = 0
  await sandbox.journal.replace(changesOf(sandbox.state))
  return ok({})
}
