import { expect, test } from 'vitest'
import { themeOf, themeScript } from './theme.ts'

test.each([
  ['light', 'light'],
  ['dark', 'dark'],
  ['system', 'system'],
  ['"><script>', 'system'],
  [null, 'system'],
])('what is kept as %s chooses %s', (value, theme) => {
  expect(themeOf(value)).toBe(theme)
})

function run(kept: string | null | 'denied', systemIsDark: boolean) {
  const document = { documentElement: { dataset: { theme: '' } } }
  const localStorage = {
    getItem: () => {
      if (kept === 'denied') throw new Error('denied')
      return kept
    },
  }
  const matchMedia = () => ({ matches: systemIsDark })
  new Function('document', 'localStorage', 'matchMedia', themeScript)(document, localStorage, matchMedia)
  return document.documentElement.dataset.theme
}

test('the script shows the choice, else the system’s theme', () => {
  expect(run('dark', false)).toBe('dark')
  expect(run('light', true)).toBe('light')
  expect(run(null, true)).toBe('dark')
  expect(run('nonsense', false)).toBe('light')
  expect(run('denied', true)).toBe('dark')
})

test('the script has no character that React would escape', () => {
  expect(themeScript).not.toMatch(/[&<>"']/)
})
