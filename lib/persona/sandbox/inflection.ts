export type Inflection = 'kebab' | 'camel' | 'snake'

/** What stands below these keys is the template's or the user's own spelling and is left alone. */
const untouched = new Set(['fields', 'json-schema', 'default-value'])

const toKebab = (key: string): string =>
  key.replaceAll('_', '-').replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

const spell: Record<Inflection, (kebab: string) => string> = {
  kebab: key => key,
  snake: key => key.replaceAll('-', '_'),
  camel: key => key.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
}

function rekey(found: unknown, name: (key: string) => string): unknown {
  if (Array.isArray(found)) return found.map(each => rekey(each, name))
  if (typeof found !== 'object' || found === null) return found
  return Object.fromEntries(
    Object.entries(found).map(([key, value]) => {
      const kept = untouched.has(toKebab(key))
      return [name(key), kept ? value : rekey(value, name)]
    }),
  )
}

/** A request's body with kebab keys; requests may use any of the three. */
export function inKebab(body: unknown): unknown {
  return rekey(body, toKebab)
}

/** An answer's body in the inflection that was asked for; written in kebab. */
export function inflect(body: unknown, inflection: Inflection): unknown {
  return inflection === 'kebab' ? body : rekey(body, spell[inflection])
}

/** The name of a query parameter in kebab: filter[caseTemplateId] is filter[case-template-id]. */
export function queryInKebab(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].map(([key, value]) => [toKebab(key), value]))
}
