import { setTimeout as pause } from 'node:timers/promises'
import { clock } from '#lib/clock.ts'
import type { Allowance } from '../answer.ts'
import type { Call, Incoming, Outgoing, Sandbox } from './call.ts'
import { isObject } from './check-value.ts'
import { type Fault, faultReply, isOutside } from './faults.ts'
import { fingerprintOf, idempotencyKeyOf, outcomeOf, recall } from './idempotency.ts'
import { identifierOf, newIdentifier } from './identifier.ts'
import { type Inflection, inflect, inKebab, queryInKebab } from './inflection.ts'
import { findOperation } from './operations.ts'
import { badRequest, type Reply, refusal, tooManyRequests } from './reply.ts'
import { applyChange, type Change } from './state.ts'

const versions = ['2026-09-29', '2025-12-08', '2025-10-27']
const inflections = ['kebab', 'camel', 'snake']

/**
 * Answers a request to the API. The order of checks is Persona's: who (401), how often (429), idempotency, the shape (400),
 * what is meant (404), the values (422). Only what passed the first two is ever remembered for a key.
 */
export async function answerCall(sandbox: Sandbox, incoming: Incoming): Promise<Outgoing> {
  const apiKey = /^Bearer (persona_sandbox_\S+)$/.exec(incoming.authorization ?? '')?.[1]
  if (apiKey === undefined) return unauthenticated(incoming.authorization)
  const call = callOf(incoming, apiKey)
  const { limit, allowed, ...rest } = takeAllowance(sandbox)
  const allowance = { limit, ...rest }
  if (!allowed) return dressed(sandbox, call, tooManyRequests(limit), allowance)

  const key = idempotencyKeyOf(sandbox, call)
  const settled = key !== null && (sandbox.inFlight.has(key) || outcomeOf(sandbox, key) !== undefined)
  const fault = sandbox.faults.take(call, settled)
  if (!fault || !isOutside(fault))
    return dressed(sandbox, call, await settle(sandbox, call, key, fault), allowance, fault)
  return playOutside(sandbox, call, key, allowance, fault)
}

/** A fault between the caller and the idempotency layer: a proxy, a broken line, a limit, a slow road. */
async function playOutside(
  sandbox: Sandbox,
  call: Call,
  key: string | null,
  allowance: Allowance,
  fault: Fault,
): Promise<Outgoing> {
  const { limit } = allowance

  const spoiled = (reply: Reply | null): Outgoing => {
    if (fault.status === 401) return plain(faultReply(fault, limit), fault)
    const seen = fault.status === undefined ? (reply ?? refusal(500)) : faultReply(fault, limit)
    const left = fault.status === 429 ? { ...allowance, remaining: 0 } : allowance
    return { ...dressed(sandbox, call, seen, left, fault), drop: fault.drop ?? false }
  }
  const spoils = fault.drop || fault.status !== undefined
  if (fault.when === 'before' && spoils) {
    await hold(sandbox, fault)
    return spoiled(null)
  }
  const delayed = fault.when === 'before' ? fault : undefined
  const reply = await settle(sandbox, call, key, delayed)
  if (fault.when === 'after') await hold(sandbox, fault)
  return spoiled(reply)
}

function takeAllowance(sandbox: Sandbox): Allowance & { allowed: boolean } {
  const limit = sandbox.settings.rateLimit
  return { limit, ...sandbox.window.take(limit) }
}

function unauthenticated(authorization: string | undefined): Outgoing {
  const title = authorization ? 'Token is invalid' : 'Must be authenticated to access this endpoint'
  return plain(refusal(401, { title }))
}

/** Does the work once for a key, and remembers what came of it before anybody hears of it. */
async function settle(sandbox: Sandbox, call: Call, key: string | null, fault: Fault | undefined): Promise<Reply> {
  const known = key === null ? undefined : recall(sandbox, call, key)
  if (known) return known
  if (key !== null) sandbox.inFlight.add(key)
  try {
    if (fault?.when === 'before') await hold(sandbox, fault)
    const reply = spoil(sandbox, fault, () => work(sandbox, call))
    const outcome = key === null ? [] : [outcomeChange(call, key, reply)]
    const changes = [...reply.changes, ...outcome]
    for (const change of changes) applyChange(sandbox.state, change)
    if (changes.length > 0) await sandbox.journal.append(changes)
    if (key !== null) sandbox.inFlight.delete(key)
    if (fault?.when === 'after') await hold(sandbox, fault)
    return reply
  } finally {
    if (key !== null) sandbox.inFlight.delete(key)
  }
}

/** A fault inside: `before` instead of the work, `after` in place of its answer. */
function spoil(sandbox: Sandbox, fault: Fault | undefined, run: () => Reply): Reply {
  if (fault?.status === undefined) return run()
  const reply = faultReply(fault, sandbox.settings.rateLimit)
  return fault.when === 'before' ? reply : { ...reply, changes: run().changes }
}

function work(sandbox: Sandbox, call: Call): Reply {
  const found = findOperation(call.method, call.path)
  if (!found) {
    return refusal(404, { details: `The local sandbox has no ${call.method} ${call.path}` })
  }
  const problems = callProblems(call)
  if (problems.length > 0) return badRequest(problems)
  const { operation, params } = found
  const broken = sandbox.contract?.checkRequest(operation.method, operation.template, call) ?? []
  if (broken.length > 0) {
    sandbox.violations.push({ at: clock.now().toISOString(), method: call.method, path: call.path, problems: broken })
    return badRequest(broken)
  }
  return operation.run(sandbox, { ...call, params })
}

function callProblems(call: Call): string[] {
  const version = call.headers['persona-version']
  const type = call.headers['content-type']
  const inflection = call.headers['key-inflection']
  if (call.tooLarge) return ['The request body is too large']
  if (version !== undefined && !versions.includes(version)) {
    return [`Persona-Version must be one of ${versions.join(', ')} (the local sandbox speaks no older ones)`]
  }
  if (inflection !== undefined && !inflections.includes(inflection))
    return ['Key-Inflection must be kebab, camel or snake']
  if (call.text !== '' && !/^application\/json\b/i.test(type ?? '')) return ['Content-Type must be application/json']
  if (call.text !== '' && !isObject(call.body)) return ['The request body is not a JSON object']
  return []
}

function callOf(incoming: Incoming, apiKey: string): Call {
  const asked = incoming.headers['key-inflection'] as Inflection
  return {
    ...incoming,
    query: queryInKebab(incoming.query),
    requestId: newIdentifier('req'),
    apiKeyId: identifierOf('api', apiKey),
    body: incoming.text === '' ? undefined : inKebab(parsed(incoming.text)),
    inflection: inflections.includes(asked) ? asked : 'kebab',
    params: {},
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function outcomeChange(call: Call, key: string, reply: Reply): Change {
  const { status } = reply
  const { text, contentType } = written(reply, call.inflection)
  const at = clock.now().toISOString()
  const outcome = { key, fingerprint: fingerprintOf(call), requestId: call.requestId, at, status, text, contentType }
  return { is: 'outcome', outcome }
}

function written(reply: Reply, inflection: Inflection): { text: string; contentType: string } {
  const text = reply.text ?? JSON.stringify(inflect(reply.body, inflection))
  return { text, contentType: reply.contentType ?? 'application/json; charset=utf-8' }
}

function plain(reply: Reply, fault?: Fault): Outgoing {
  const { text, contentType } = written(reply, 'kebab')
  const headers = { 'Content-Type': contentType, ...fault?.headers }
  return { status: reply.status, headers, text, drop: false, replayed: false }
}

/** Adds the headers that every authenticated answer carries. */
function dressed(sandbox: Sandbox, call: Call, reply: Reply, allowance: Allowance, fault?: Fault): Outgoing {
  const { text, contentType } = written(reply, call.inflection)
  const headers = {
    'Content-Type': contentType,
    'RateLimit-Limit': String(allowance.limit),
    'RateLimit-Remaining': String(allowance.remaining),
    'RateLimit-Reset': String(allowance.resetSeconds),
    'Request-Id': reply.replayOf ?? call.requestId,
    'Persona-Environment-Id': sandbox.state.environmentId,
    'Persona-Organization-Id': sandbox.state.organizationId,
    ...fault?.headers,
  }
  return { status: reply.status, headers, text, drop: false, replayed: reply.replayOf !== undefined }
}

/** Waits as the fault says; a closing server ends the wait, and with it the request. */
async function hold(sandbox: Sandbox, fault: Fault): Promise<void> {
  if (fault.delayMs) await pause(fault.delayMs, undefined, { signal: sandbox.closing })
}
