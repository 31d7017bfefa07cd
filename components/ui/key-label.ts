const glyphs: Record<string, string> = {
  enter: '↵',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  tab: '⇥',
  escape: 'Esc',
  space: 'Space',
}

const onMac: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥' }
const elsewhere: Record<string, string> = { mod: 'Ctrl', shift: '⇧', alt: 'Alt' }

/**
 * How a key reads on its cap: 'mod+Enter' is ⌘↵ on a Mac and Ctrl ↵ elsewhere; letters are capitals.
 * A '+' alone is the plus key.
 */
export function keyLabel(key: string, mac: boolean): string {
  const modifiers = mac ? onMac : elsewhere
  const parts = key === '+' ? ['+'] : key.split('+').map(part => (part === '' ? '+' : part))
  return parts
    .map((part, place) => {
      const modifier = place < parts.length - 1 ? modifiers[part.toLowerCase()] : undefined
      if (modifier !== undefined) return modifier.length > 1 ? `${modifier} ` : modifier
      return glyphs[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part)
    })
    .join('')
}
