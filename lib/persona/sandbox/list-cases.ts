import type { Call, Sandbox } from './call.ts'
import { caseResource } from './case-resource.ts'
import { answer, badRequest, type Reply } from './reply.ts'
import { dotted } from './request-shapes.ts'
import type { SandboxCase } from './state.ts'

type Filter = (each: SandboxCase, wanted: string) => boolean

const filters: Record<string, Filter> = {
  status: (each, wanted) => each.status.toLowerCase() === wanted.toLowerCase(),
  'case-template-id': (each, wanted) => each.templateId === wanted,
  'account-id': (each, wanted) => each.objectIds.includes(wanted),
  'inquiry-id': (each, wanted) => each.objectIds.includes(wanted),
  'report-id': (each, wanted) => each.objectIds.includes(wanted),
  // A reference id belongs to an account, and the sandbox keeps none.
  'reference-id': () => false,
}

/** GET /cases: newest first, at most 100 a page (10 unless said), host-relative links. */
export function listCases(sandbox: Sandbox, call: Call): Reply {
  const problems = queryProblems(sandbox, call.query)
  if (problems.length > 0) return badRequest(problems)
  const asked = [...call.query].flatMap(([key, value]) => {
    const filter = filters[/^filter\[(.+)\]$/.exec(key)?.[1] ?? '']
    return filter ? [(each: SandboxCase) => filter(each, value)] : []
  })
  const newestFirst = [...sandbox.state.cases.values()].reverse()
  const size = Number(call.query.get('page[size]') ?? 10)
  const page = cut(newestFirst, each => asked.every(filter => filter(each)), call.query, size)
  return answer(200, {
    data: page.cases.map(each => caseResource(each, sandbox.settings.fieldShape)),
    links: {
      prev: page.newer ? link(call.query, 'before', page.cases[0]) : null,
      next: page.older ? link(call.query, 'after', page.cases.at(-1)) : null,
    },
  })
}

/** A cursor stands for a place among all cases, so that it holds when its own case no longer passes the filter. */
function cut(newestFirst: SandboxCase[], passes: (each: SandboxCase) => boolean, query: URLSearchParams, size: number) {
  const place = (id: string | null) => newestFirst.findIndex(each => each.id === id)
  const before = query.get('page[before]')
  if (before !== null) {
    const newer = newestFirst.slice(0, place(before)).filter(passes)
    const cases = newer.slice(-size)
    return { cases, newer: newer.length > cases.length, older: cases.length > 0 }
  }
  const after = query.get('page[after]')
  const start = after === null ? 0 : place(after) + 1
  const older = newestFirst.slice(start).filter(passes)
  const cases = older.slice(0, size)
  const hasNewer = cases.length > 0 && newestFirst.slice(0, start).some(passes)
  return { cases, newer: hasNewer, older: older.length > cases.length }
}

function link(query: URLSearchParams, direction: 'after' | 'before', edge: SandboxCase | undefined): string | null {
  if (!edge) return null
  const next = new URLSearchParams(query)
  next.delete('page[after]')
  next.delete('page[before]')
  next.set(`page[${direction}]`, edge.id)
  return `/api/v1/cases?${next}`
}

function queryProblems(sandbox: Sandbox, query: URLSearchParams): string[] {
  const size = query.get('page[size]')
  return [...query.keys()].flatMap(key => {
    const [, name, inner] = /^(filter|page)\[(.+)\]$/.exec(key) ?? []
    if (name === 'filter' && !Object.hasOwn(filters, inner ?? ''))
      return [`${dotted(['filter', inner ?? ''])} is not allowed`]
    if (name !== 'page') return []
    if (inner === 'size')
      return /^\d{1,3}$/.test(size ?? '') && Number(size) >= 1 && Number(size) <= 100
        ? []
        : ['page.size must be from 1 to 100']
    if (inner !== 'after' && inner !== 'before') return [`${dotted(['page', inner ?? ''])} is not allowed`]
    return sandbox.state.cases.has(query.get(key) ?? '') ? [] : [`page.${inner} is not found`]
  })
}
