import { type Path, problemAt } from '#lib/path.ts'
import type { Problem } from '#lib/result.ts'

/**
 * What the format knows and this version can't do yet. It is refused by name: accepted and ignored it would be a promise
 * that nobody keeps.
 */
export function checkTemplateAvailable(template: unknown, at: Path): Problem[] {
  const { route, approval } = membersOf(template)
  return [
    ...(route === 'transaction' || route === 'both'
      ? [problemAt([...at, 'route'], `${route} isn’t available yet; use case`)]
      : []),
    ...(approval === 'second-person'
      ? [problemAt([...at, 'approval'], 'second-person isn’t available yet; use none')]
      : []),
  ]
}

/** The same for a source. Its known parts are left for the schema to read. */
export function checkSourceAvailable(source: unknown, at: Path): { problems: Problem[]; rest: unknown } {
  const { auth, split, ...others } = membersOf(source)
  const { kind } = membersOf(auth)
  const later = ['basic', 'header', 'hmac'].find(each => each === kind)
  const problems = [
    ...(later ? [problemAt([...at, 'auth', 'kind'], `${later} isn’t available yet; use bearer`)] : []),
    ...(split === undefined
      ? []
      : [problemAt([...at, 'split'], 'isn’t available yet; leave it out and send one alert at a time')]),
  ]
  if (problems.length === 0) return { problems, rest: source }
  return { problems, rest: { ...others, ...(auth === undefined ? {} : { auth: later ? { kind: 'bearer' } : auth }) } }
}

function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
