/**
 * Where the cursor is after a table changed: on its row while that is there, else on the row that took its place,
 * else on the last one.
 */
export function nextCursor(chosen: string | null, before: readonly string[], now: readonly string[]): string | null {
  if (now.length === 0) return null
  if (chosen === null) return now[0] ?? null
  if (now.includes(chosen)) return chosen
  const at = before.indexOf(chosen)
  const follower = before.slice(at + 1).find(id => now.includes(id))
  return follower ?? now.at(-1) ?? null
}
