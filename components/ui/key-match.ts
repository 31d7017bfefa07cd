/** One key and what it does. `key` is written 'j', 'shift+x', 'mod+Enter', 'alt+r', 'F8', 'Space', '?' (mod is ⌘ on a Mac, Ctrl elsewhere). */
export type KeyBinding = {
  key: string
  /** What it does, in the words of its button; the list of keys shows them. Without words it isn't listed. */
  words?: string | undefined
  run: (event: KeyboardEvent) => void
  /** false: it rests now. */
  on?: boolean | undefined
  /** Also while typing in a field; by default only keys with mod or alt, and F keys. */
  inFields?: boolean | undefined
}

export type KeyPress = {
  key: string
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

type Wanted = { name: string; shift: boolean; mod: boolean; alt: boolean }

function wanted(key: string): Wanted {
  const parts = key.length === 1 ? [key] : key.split('+')
  const modifiers = parts.slice(0, -1).map(part => part.toLowerCase())
  return {
    name: (parts.at(-1) ?? '').toLowerCase(),
    shift: modifiers.includes('shift'),
    mod: modifiers.includes('mod'),
    alt: modifiers.includes('alt'),
  }
}

// On keyboards without Latin letters, and under Alt, the place of the key counts instead of its character.
function nameOf(press: KeyPress): string {
  if (press.key === ' ') return 'space'
  const latin = /^[\x20-\x7e]$/.test(press.key) || press.key.length > 1
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(press.code)?.[1]
  return (place !== undefined && (!latin || press.altKey) ? place : press.key).toLowerCase()
}

/** Whether a press is the key that a binding names. Shift counts for letters and named keys; '?' is '?' however it is typed. */
export function matchesKey(key: string, press: KeyPress, mac: boolean): boolean {
  const want = wanted(key)
  const mod = mac ? press.metaKey : press.ctrlKey
  const foreign = mac ? press.ctrlKey : press.metaKey
  if (mod !== want.mod || foreign || press.altKey !== want.alt || nameOf(press) !== want.name) return false
  const isSign = want.name.length === 1 && !/[a-z]/.test(want.name) && !want.alt
  return isSign || press.shiftKey === want.shift
}

/** A single key is one that a field would take as text: no mod, no alt, no F key. */
export function isSingleKey(key: string): boolean {
  const want = wanted(key)
  return !want.mod && !want.alt && !/^f\d+$/.test(want.name)
}
