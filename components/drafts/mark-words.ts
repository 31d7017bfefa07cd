export type MarkedWord = { text: string; marked: boolean }

/**
 * Two texts against each other, word by word: what only one of them has is marked. Very long texts are marked as a
 * whole, since nobody reads such a comparison word by word.
 */
export function markWords(mine: string, theirs: string): { mine: MarkedWord[]; theirs: MarkedWord[] } {
  const one = split(mine)
  const other = split(theirs)
  if (one.length * other.length > 1_000_000) return { mine: whole(mine), theirs: whole(theirs) }
  const common = commonWords(one, other)
  return { mine: join(one, common.one), theirs: join(other, common.other) }
}

function split(text: string): string[] {
  return text.match(/\S+\s*|\s+/g) ?? []
}

/** The longest common sequence of words, as the places of its words on both sides. */
function commonWords(one: string[], other: string[]): { one: Set<number>; other: Set<number> } {
  const width = other.length + 1
  const lengths = new Uint16Array((one.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  const same = (row: number, column: number) => one[row]?.trim() === other[column]?.trim()
  for (let row = one.length - 1; row >= 0; row--) {
    for (let column = other.length - 1; column >= 0; column--) {
      lengths[row * width + column] = same(row, column)
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const found = { one: new Set<number>(), other: new Set<number>() }
  for (let row = 0, column = 0; row < one.length && column < other.length; ) {
    if (same(row, column)) {
      found.one.add(row++)
      found.other.add(column++)
    } else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return found
}

/** Neighbours of one kind become one piece. */
function join(words: string[], common: ReadonlySet<number>): MarkedWord[] {
  const pieces: MarkedWord[] = []
  words.forEach((text, place) => {
    const marked = !common.has(place)
    const last = pieces.at(-1)
    if (last && last.marked === marked) last.text += text
    else pieces.push({ text, marked })
  })
  return pieces
}

function whole(text: string): MarkedWord[] {
  return text === '' ? [] : [{ text, marked: true }]
}
