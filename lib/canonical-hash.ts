import { createHash } from 'node:crypto'
import { canonicalJson, type JsonValue, type PayloadValue } from './json.ts'

/** SHA-256 (hex) of a content: the same however its keys are ordered and spaced; 1 and 1.0 are two contents. */
export function canonicalHash(value: PayloadValue | JsonValue): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}
