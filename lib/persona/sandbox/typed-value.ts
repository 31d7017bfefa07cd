import { createHash } from 'node:crypto'
import type { PersonaFieldSchema } from '../schema.ts'
import { bytesOf, isObject, mimeTypeOf } from './check-value.ts'
import type { TypedValue } from './state.ts'

/** Keeps the bytes of a file and gives the address where they can be fetched. */
export type KeepFile = (filename: string, bytes: Buffer) => string

/** A raw value as the case keeps and answers it: {type, value}, at every depth of hash and array. */
export function typedValue(schema: PersonaFieldSchema | undefined, value: unknown, keep: KeepFile): TypedValue {
  const type = (schema?.type ?? typeOf(value)).replaceAll('-', '_')
  if (value === null) return { type, value }
  if (type === 'hash' && isObject(value)) return { type, value: typedHash(schema, value, keep) }
  if (type === 'array' && Array.isArray(value)) {
    return { type, value: value.map(each => typedValue(schema?.config?.['item-schema'] ?? undefined, each, keep)) }
  }
  if (type === 'file' && isObject(value)) return { type, value: keptFile(value, keep) }
  return { type, value }
}

function typedHash(schema: PersonaFieldSchema | undefined, value: Record<string, unknown>, keep: KeepFile) {
  const schemas = schema?.config?.['item-schemas'] ?? []
  const named = Object.entries(value).flatMap(([key, inner]) => {
    const known = schemas.find(each => each.key === key)
    // Keys that the template ignores are dropped, not kept.
    return schema && !known ? [] : [[key, typedValue(known, inner, keep)] as const]
  })
  return Object.fromEntries(named)
}

function keptFile(value: Record<string, unknown>, keep: KeepFile) {
  const filename = String(value.filename)
  const bytes = bytesOf(String(value.data)) ?? Buffer.alloc(0)
  return {
    filename,
    'byte-size': bytes.length,
    'mime-type': mimeTypeOf(filename),
    url: keep(filename, bytes),
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (isObject(value)) return 'hash'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'boolean' : 'string'
}

/** The name under which a file's bytes are kept: the same bytes are kept once. */
export function fileNameOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
