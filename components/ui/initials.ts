const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

function firstLetter(word: string): string {
  for (const { segment } of segments.segment(word)) return segment.toLocaleUpperCase('en')
  return ''
}

/** Two letters of a name: first and last word ('Maya Okafor' is MO), or the first letter of the only one. */
export function initials(name: string): string {
  const words = name.split(/[\s.@_-]+/u).filter(word => /\p{L}|\p{N}/u.test(word))
  const first = words[0]
  const last = words.at(-1)
  if (first === undefined || last === undefined) return '?'
  return words.length === 1 ? firstLetter(first) : firstLetter(first) + firstLetter(last)
}
