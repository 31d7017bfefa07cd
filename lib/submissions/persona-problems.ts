import type { Problem } from '#lib/result.ts'
import type { PersonaAnswer } from '../persona/answer.ts'
import { errorsOf, type PersonaError } from '../persona/cases.ts'

/**
 * What Persona objects to, on our fields: by its JSON pointer (`/data/attributes/fields/amount`), else by the dotted
 * path that a 400 carries in its text. What names no question stands at ''.
 */
export function problemsOfAnswer(answer: PersonaAnswer, keys: string[]): Problem[] {
  const errors = errorsOf(answer)
  const status = answer.is === 'answered' ? answer.status : 0
  if (errors.length === 0) return [{ path: '', problem: `Persona answered ${status} without a reason.` }]
  return errors.map(error => ({ path: pathOf(error, keys), problem: `Persona: ${wordsOf(error)}` }))
}

function wordsOf({ title, details }: PersonaError): string {
  return details ? `${details} (${title})` : title || 'no reason given'
}

function pathOf(error: PersonaError, keys: string[]): string {
  const steps = stepsOf(error)
  const [first, ...rest] = steps
  const key =
    first === undefined ? undefined : (keys.find(each => each === first) ?? keys.find(each => alike(each, first)))
  if (key === undefined) return ''
  return rest.reduce((path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : `${path}.${step}`), key)
}

/** The steps below `fields`. */
function stepsOf({ pointer, details }: PersonaError): string[] {
  const pointed = pointer?.split('/').map(step => step.replaceAll('~1', '/').replaceAll('~0', '~')) ?? []
  const at = pointed.indexOf('fields')
  if (at >= 0) return pointed.slice(at + 1)
  const dotted = /data\.attributes\.fields\.([\w.-]+)/.exec(details ?? '')?.[1]
  return dotted ? dotted.split('.').filter(Boolean) : []
}

/** Persona spells paths in its own casing whatever the field's key is. */
function alike(one: string, other: string): boolean {
  const plain = (key: string) => key.toLowerCase().replaceAll(/[-_]/g, '')
  return plain(one) === plain(other)
}
