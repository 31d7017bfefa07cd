/** A piece of text as it is, or a mark that stands for a character which nobody would see. */
export type VisiblePart = { text: string; mark: boolean }

// Controls, format characters (direction, zero width, tags), line separators, lone halves of pairs.
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

const names: Record<string, string> = {
  '\n': '↵',
  '\r': '␍',
  '\t': '⇥',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
  '\u200b': 'ZWSP',
  '\ufeff': 'BOM',
}

/**
 * Evidence as it really is: characters that hide, reorder or break what stands beside them are shown by name and never
 * act. What joins letters and emoji (U+200C, U+200D between visible ones) stays as it is.
 */
export function visibleParts(text: string): VisiblePart[] {
  const parts: VisiblePart[] = []
  let from = 0
  for (const found of text.matchAll(unseen)) {
    const character = found[0]
    if (isJoiner(character, text, found.index)) continue
    if (found.index > from) parts.push({ text: text.slice(from, found.index), mark: false })
    parts.push({ text: names[character] ?? codeOf(character), mark: true })
    from = found.index + character.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), mark: false })
  return parts
}

/** The same as one plain text, for titles and accessible names. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map(({ text: part, mark }) => (mark ? `‹${part}›` : part))
    .join('')
}

/** The names of what nobody would see in a text; line breaks and tabs are no secret. */
export function hiddenIn(text: string): string[] {
  const marks = visibleParts(text.replace(/[\r\n\t]/g, ' ')).filter(({ mark }) => mark)
  return [...new Set(marks.map(({ text: name }) => name))]
}

function isJoiner(character: string, text: string, index: number): boolean {
  if (character !== '\u200c' && character !== '\u200d') return false
  const before = text.slice(0, index).at(-1) ?? ' '
  return !/[\s\p{ASCII}]/u.test(before) && index + 1 < text.length
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
