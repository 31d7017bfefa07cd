import { clock } from '../clock.ts'
import { done, type ProblemCode, type Refusal, type Result, refuse } from '../result.ts'
import { bearerKey, hashKey, keyMatches } from './bearer-key.ts'
import { countRefusal } from './count-refusal.ts'
import { findKey, findSourceWithKey, type KnownKey } from './queries.ts'
import { type Origin, type Sender, senderOf } from './sender.ts'

/**
 * Proves which source sends. A paused source sends as always; an archived one is not there. A right credential is never
 * refused for the wrong ones that came from its address.
 * @returns the sender and the key it used; not-found, bad-credential, or too-many (`details.retryAfter` in seconds)
 */
export async function authenticateSource(
  slug: string,
  headers: Headers,
  origin: Origin,
): Promise<Result<{ sender: Sender; key: KnownKey }>> {
  const text = bearerKey(headers)
  const found = await findSourceWithKey(slug, text === undefined ? '' : hashKey(text))
  if (!found) return refuseCounted('not-found', origin)
  const key = found.bearer ? validKey(text, found.key) : undefined
  return key ? done({ sender: senderOf(found.source, origin), key }) : refuseCounted('bad-credential', origin)
}

/**
 * Proves a bearer key for reading, whatever the `auth` of its source.
 * @returns the source's id and the key; bad-credential or too-many
 */
export async function authenticateKey(
  headers: Headers,
  origin: Origin,
): Promise<Result<{ sourceId: string; key: KnownKey }>> {
  const text = bearerKey(headers)
  const found = text === undefined ? null : await findKey(hashKey(text))
  const key = validKey(text, found?.key)
  return found && key ? done({ sourceId: found.sourceId, key }) : refuseCounted('bad-credential', origin)
}

function validKey(text: string | undefined, key: KnownKey | undefined): KnownKey | undefined {
  if (text === undefined || !key || !keyMatches(text, key.hash)) return undefined
  const expired = key.expiresAt !== null && key.expiresAt <= clock.now()
  return key.revokedAt !== null || expired ? undefined : key
}

async function refuseCounted(code: ProblemCode, origin: Origin): Promise<Refusal> {
  const retryAfter = await countRefusal(origin.address)
  return retryAfter === undefined ? refuse(code) : refuse('too-many', [], { retryAfter })
}
