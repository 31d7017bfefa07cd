import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits behind a prefix by which a leaked key is recognised. */
export function newKey(): string {
  return `cpk_${randomBytes(32).toString('base64url')}`
}

/** What is kept of a key. It is random and long, so one SHA-256 is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** Whether a key has this hash; takes the same time however much of it is right. */
export function keyMatches(key: string, hash: string): boolean {
  const [given, kept] = [Buffer.from(hashKey(key)), Buffer.from(hash)]
  return given.length === kept.length && timingSafeEqual(given, kept)
}

/** The key of an `Authorization: Bearer` header; undefined when there is none, another scheme, or more than one. */
export function bearerKey(headers: Headers): string | undefined {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(headers.get('authorization') ?? '')?.[1]
}
