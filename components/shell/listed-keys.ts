/** The keys of one group as they are listed; keys that do the same or opposite things may share a line. */
export type ListedKeys = { heading: string; keys: readonly { words: string; keys: readonly string[] }[] }

type Bound = { heading: string; bindings: readonly { key: string; words?: string | undefined }[] }

/** What is bound, as a list: one line for the same words, groups of one heading together, what has no words left out. */
export function listKeys(bound: readonly Bound[]): ListedKeys[] {
  const groups = new Map<string, Map<string, string[]>>()
  for (const { heading, bindings } of bound) {
    const lines = groups.get(heading) ?? new Map<string, string[]>()
    for (const { key, words } of bindings) {
      if (words === undefined) continue
      const keys = lines.get(words) ?? []
      if (!keys.includes(key)) lines.set(words, [...keys, key])
    }
    if (lines.size > 0) groups.set(heading, lines)
  }
  return [...groups].map(([heading, lines]) => ({
    heading,
    keys: [...lines].map(([words, keys]) => ({ words, keys })),
  }))
}

/** The lines that hold every word that is looked for; a group without any goes. */
export function matchingKeys(groups: readonly ListedKeys[], wanted: string): ListedKeys[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return groups
    .map(group => ({
      ...group,
      keys: group.keys.filter(line =>
        words.every(word => `${line.words} ${line.keys.join(' ')}`.toLowerCase().includes(word)),
      ),
    }))
    .filter(group => group.keys.length > 0)
}
