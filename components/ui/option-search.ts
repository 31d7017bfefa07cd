import type { Option } from './select.tsx'

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The options that hold every word looked for, in label, hint or value; accents and case don't matter. Those that begin with it come first. */
export function matchingOptions(options: readonly Option[], wanted: string): Option[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean)
  const first = words[0]
  if (first === undefined) return [...options]
  const found = options.filter(option => {
    const text = plain(`${option.label} ${option.hint ?? ''} ${option.value}`)
    return words.every(word => text.includes(word))
  })
  const begins = (option: Option) => plain(option.label).startsWith(first)
  return [...found.filter(begins), ...found.filter(option => !begins(option))]
}

/** Where the cursor stands after a key, over options that may be off; it goes round at the ends. -1 when none can be chosen. */
export function moveCursor(
  options: readonly Option[],
  from: number,
  key: 'ArrowDown' | 'ArrowUp' | 'Home' | 'End',
): number {
  const open = options.flatMap((option, place) => (option.disabled ? [] : [place]))
  const first = open[0] ?? -1
  const last = open.at(-1) ?? -1
  if (key === 'Home') return first
  if (key === 'End') return last
  if (key === 'ArrowDown') return open.find(place => place > from) ?? first
  return open.findLast(place => place < from) ?? last
}
