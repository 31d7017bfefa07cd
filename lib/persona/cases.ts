import type { PersonaAnswer, PersonaCall } from './answer.ts'
import type { PersonaClient } from './client.ts'
import { caseAnswerSchema, casePageSchema, errorsAnswerSchema, type PersonaCase } from './schema.ts'

/** `personaCase` is null whenever the answer is no case: any refusal, no answer, or a 2xx that can't be read. */
export type CaseAnswer = { answer: PersonaAnswer; personaCase: PersonaCase | null }
export type CasePage = { cases: PersonaCase[]; next: string | null }
export type CasePageAnswer = { answer: PersonaAnswer; page: CasePage | null }
export type PersonaError = { title: string; details: string | null; pointer: string | null }

export type NewCase = {
  caseTemplateId: string
  /** Raw values by the template's keys, not {type, value}. */
  fields: Record<string, unknown>
  creatorEmailAddress?: string
  idempotencyKey: string
}

/** The call that creates a case (POST /cases). No `data.type`: the request's shape is closed and has none. */
export function createCaseCall(input: NewCase): PersonaCall {
  const attributes: Record<string, unknown> = { 'case-template-id': input.caseTemplateId, fields: input.fields }
  if (input.creatorEmailAddress !== undefined) attributes['creator-email-address'] = input.creatorEmailAddress
  return { method: 'POST', path: '/cases', body: { data: { attributes } }, idempotencyKey: input.idempotencyKey }
}

export async function createCase(client: PersonaClient, input: NewCase): Promise<CaseAnswer> {
  return withCase(await client.call(createCaseCall(input)))
}

/** Newest first; `size` 1 to 100; `after` is the `next` of the page before. The list is current at once, search lags a minute. */
export async function listCases(
  client: PersonaClient,
  input: { caseTemplateId: string; after?: string; size: number },
): Promise<CasePageAnswer> {
  const query: Record<string, string> = {
    'filter[case-template-id]': input.caseTemplateId,
    'page[size]': String(input.size),
  }
  if (input.after !== undefined) query['page[after]'] = input.after
  const answer = await client.call({ method: 'GET', path: '/cases', query })
  return { answer, page: casePageIn(answer) }
}

export async function getCase(client: PersonaClient, id: string): Promise<CaseAnswer> {
  return withCase(await client.call({ method: 'GET', path: `/cases/${encodeURIComponent(id)}` }))
}

/** The call that changes fields of a case (PATCH). Keys that aren't named stay; null clears. Safe to repeat. */
export function updateCaseCall(id: string, input: { fields: Record<string, unknown> }): PersonaCall {
  const body = { data: { attributes: { fields: input.fields } } }
  return { method: 'PATCH', path: `/cases/${encodeURIComponent(id)}`, body }
}

export async function updateCase(
  client: PersonaClient,
  id: string,
  input: { fields: Record<string, unknown> },
): Promise<CaseAnswer> {
  return withCase(await client.call(updateCaseCall(id, input)))
}

/** The case in an answer, or null. */
export function caseIn(answer: PersonaAnswer): PersonaCase | null {
  if (!succeeded(answer)) return null
  return caseAnswerSchema.safeParse(answer.body).data?.data ?? null
}

function casePageIn(answer: PersonaAnswer): CasePage | null {
  if (!succeeded(answer)) return null
  const read = casePageSchema.safeParse(answer.body).data
  return read ? { cases: read.data, next: cursorIn(read.links?.next) } : null
}

/** Links are host-relative and may one day not be: only the cursor is taken from them. */
function cursorIn(link: string | null | undefined): string | null {
  return link ? new URLSearchParams(link.slice(link.indexOf('?') + 1)).get('page[after]') : null
}

function withCase(answer: PersonaAnswer): CaseAnswer {
  return { answer, personaCase: caseIn(answer) }
}

function succeeded(answer: PersonaAnswer): answer is Extract<PersonaAnswer, { is: 'answered' }> {
  return answer.is === 'answered' && answer.status >= 200 && answer.status < 300
}

/** What Persona objects to; [] when it says nothing that can be read (HTML, no answer). `pointer` is a JSON pointer such as /data/attributes/fields/amount. */
export function errorsOf(answer: PersonaAnswer): PersonaError[] {
  if (answer.is !== 'answered') return []
  const read = errorsAnswerSchema.safeParse(answer.body).data
  return (read?.errors ?? []).map(error => ({
    title: error.title ?? '',
    details: error.details ?? null,
    pointer: error.source?.pointer ?? null,
  }))
}
