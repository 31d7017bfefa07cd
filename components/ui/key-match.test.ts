import { expect, test } from 'vitest'
import { isSingleKey, type KeyPress, matchesKey } from './key-match.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test('a letter is itself, without modifiers', () => {
  expect(matchesKey('j', press('j'), false)).toBe(true)
  expect(matchesKey('j', press('k'), false)).toBe(false)
  expect(matchesKey('j', press('J', { shiftKey: true }), false)).toBe(false)
  expect(matchesKey('j', press('j', { ctrlKey: true }), false)).toBe(false)
  expect(matchesKey('j', press('j', { metaKey: true }), false)).toBe(false)
  expect(matchesKey('j', press('j', { altKey: true }), false)).toBe(false)
})

test('caps lock is no shift', () => {
  expect(matchesKey('j', press('J'), false)).toBe(true)
  expect(matchesKey('shift+x', press('X', { shiftKey: true }), false)).toBe(true)
  expect(matchesKey('shift+x', press('X'), false)).toBe(false)
})

test('mod is command on a Mac and control elsewhere', () => {
  expect(matchesKey('mod+Enter', press('Enter', { metaKey: true }), true)).toBe(true)
  expect(matchesKey('mod+Enter', press('Enter', { ctrlKey: true }), true)).toBe(false)
  expect(matchesKey('mod+Enter', press('Enter', { ctrlKey: true }), false)).toBe(true)
  expect(matchesKey('mod+Enter', press('Enter'), false)).toBe(false)
  expect(matchesKey('mod+Enter', press('Enter', { ctrlKey: true, shiftKey: true }), false)).toBe(false)
})

test('a sign is the character, however the keyboard makes it', () => {
  expect(matchesKey('?', press('?', { shiftKey: true }), false)).toBe(true)
  expect(matchesKey('?', press('?'), false)).toBe(true)
  expect(matchesKey('/', press('/'), false)).toBe(true)
  expect(matchesKey('.', press('.'), false)).toBe(true)
  expect(matchesKey('+', press('+', { shiftKey: true }), false)).toBe(true)
})

test('keyboards without Latin letters, and Alt, go by the key’s place', () => {
  expect(matchesKey('j', press('о', { code: 'KeyJ' }), false)).toBe(true)
  expect(matchesKey('alt+r', press('®', { code: 'KeyR', altKey: true }), true)).toBe(true)
  expect(matchesKey('alt+1', press('¡', { code: 'Digit1', altKey: true }), true)).toBe(true)
  expect(matchesKey('mod+s', press('ы', { code: 'KeyS', ctrlKey: true }), false)).toBe(true)
})

test('a Latin layout goes by the character, not by the place', () => {
  expect(matchesKey('z', press('z', { code: 'KeyY' }), false)).toBe(true)
  expect(matchesKey('y', press('z', { code: 'KeyY' }), false)).toBe(false)
})

test('named keys', () => {
  expect(matchesKey('Space', press(' '), false)).toBe(true)
  expect(matchesKey('F8', press('F8'), false)).toBe(true)
  expect(matchesKey('shift+F8', press('F8', { shiftKey: true }), false)).toBe(true)
  expect(matchesKey('F8', press('F8', { shiftKey: true }), false)).toBe(false)
})

test.each([
  ['j', true],
  ['shift+x', true],
  ['Enter', true],
  ['?', true],
  ['F8', false],
  ['mod+Enter', false],
  ['alt+r', false],
])('%s is a single key: %s', (key, single) => {
  expect(isSingleKey(key)).toBe(single)
})
