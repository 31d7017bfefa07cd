import type { Call, Sandbox } from './call.ts'
import { templateResource } from './case-resource.ts'
import { caseAnswer, createCase, findTemplate } from './create-case.ts'
import { listCases } from './list-cases.ts'
import { answer, type Reply, refusal } from './reply.ts'
import { updateCase } from './update-case.ts'

export type Operation = { method: string; template: string; run: (sandbox: Sandbox, call: Call) => Reply }

/** What the stand-in can do, by method and path template as in Persona's document. */
export const operations: Operation[] = [
  { method: 'POST', template: '/cases', run: createCase },
  { method: 'GET', template: '/cases', run: listCases },
  { method: 'GET', template: '/cases/{case-id}', run: getCase },
  { method: 'PATCH', template: '/cases/{case-id}', run: updateCase },
  { method: 'GET', template: '/case-templates/{case-template-id}', run: getTemplate },
]

export function findOperation(
  method: string,
  path: string,
): { operation: Operation; params: Record<string, string> } | undefined {
  for (const operation of operations) {
    const params = operation.method === method ? paramsIn(operation.template, path) : undefined
    if (params) return { operation, params }
  }
  return undefined
}

function paramsIn(template: string, path: string): Record<string, string> | undefined {
  const names = template.split('/')
  const parts = path.split('/')
  if (names.length !== parts.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? ''
    if (name.startsWith('{')) params[name.slice(1, -1)] = part
    else if (name !== part) return undefined
  }
  return params
}

function getCase(sandbox: Sandbox, call: Call): Reply {
  const found = sandbox.state.cases.get(call.params['case-id'] ?? '')
  return found ? caseAnswer(sandbox, call, 200, found) : refusal(404)
}

function getTemplate(sandbox: Sandbox, call: Call): Reply {
  const found = findTemplate(sandbox, call.params['case-template-id'] ?? '')
  if (!found) return refusal(404)
  const data = templateResource(found)
  return answer(200, call.query.has('include') ? { data, included: [] } : { data })
}
