import { expect, test } from 'vitest'
import { keyLabel } from './key-label.ts'

test.each([
  ['mod+Enter', '⌘↵', 'Ctrl ↵'],
  ['shift+x', '⇧X', '⇧X'],
  ['alt+r', '⌥R', 'Alt R'],
  ['mod+shift+k', '⌘⇧K', 'Ctrl ⇧K'],
  ['j', 'J', 'J'],
  ['F8', 'F8', 'F8'],
  ['Escape', 'Esc', 'Esc'],
  ['?', '?', '?'],
  ['.', '.', '.'],
  ['+', '+', '+'],
])('%s reads %s on a Mac and %s elsewhere', (key, mac, other) => {
  expect(keyLabel(key, true)).toBe(mac)
  expect(keyLabel(key, false)).toBe(other)
})
