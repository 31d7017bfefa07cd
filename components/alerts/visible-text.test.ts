import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epochWords } from './epoch-words.ts'
import { hiddenIn, visibleParts, visibleText } from './visible-text.ts'
import { wrapText } from './wrap-text.ts'

describe('evidence as text', () => {
  test.each([
    ['plain words', 'plain words'],
    ['a\u202egpj.exe', 'a‹RLO›gpj.exe'],
    ['zero\u200bwidth', 'zero‹ZWSP›width'],
    ['bell\u0007', 'bell‹U+0007›'],
    ['two\nlines\ttab', 'two‹↵›lines‹⇥›tab'],
    ['\ud800 alone', '‹U+D800› alone'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['pay\u200dpal', 'pay‹U+200D›pal'],
    ['Nguyễn Thị 👨‍👩‍👧', 'Nguyễn Thị 👨‍👩‍👧'],
    ['', ''],
  ])('%j reads %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  test('never lets a control or a direction through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
        for (const { text: part } of visibleParts(text)) expect(part).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
  })
})

test('what hides in a text is named, once, and line breaks don’t hide', () => {
  expect(hiddenIn('\u202eEvil \u2066Corp\u202e\r\n')).toEqual(['RLO', 'LRI'])
  expect(hiddenIn('Nguyễn\nThị')).toEqual([])
})

describe('a number that is a time', () => {
  test.each([
    ['start_date', '1794787200', '16 Nov 2026, 00:00 UTC'],
    ['createdTimestamp', '1661522222301', '26 Aug 2022, 13:57 UTC'],
    ['change_time', '1570062682', '3 Oct 2019, 00:31 UTC'],
    ['amount', '1794787200', null],
    ['start_date', '9400', null],
    ['start_date', '20261124', null],
    ['rates', '1794787200', null],
    ['end_date', '1e9', null],
    ['end_date', '99999999999', null],
  ])('%s %s', (name, source, words) => {
    expect(epochWords(name, source)).toBe(words)
  })
})

describe('wrapping', () => {
  test('breaks at spaces, inside a word only when it must', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two ', 'three'])
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
    expect(wrapText('one\r\ntwo', 8)).toEqual(['one', 'two'])
  })

  test('loses nothing and keeps to the width', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 200 }), text => {
        const lines = wrapText(text, 10)
        expect(lines.join('')).toBe(text)
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(11)
      }),
    )
  })
})
