import type { Problem } from '#lib/result.ts'

/** The problem of one field ('' is the form's own), as a sentence that stands below it. */
export function problemAt(problems: readonly Problem[], path: string): string | undefined {
  const problem = problems.find(({ path: at }) => at === path)?.problem
  return problem && problem.charAt(0).toUpperCase() + problem.slice(1)
}
