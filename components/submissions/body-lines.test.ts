import { describe, expect, it } from 'vitest'
import { bodyText, headerText, markedLines } from './body-lines.ts'

const problems = [{ path: 'wallet_address[0]', problem: 'must be text' }]

describe('a request and its response as lines', () => {
  it('indents JSON and leaves everything else as it came', () => {
    expect(bodyText('{"a":1}')).toBe('{\n  "a": 1\n}')
    expect(bodyText('<html>Bad gateway</html>')).toBe('<html>Bad gateway</html>')
    expect(bodyText(null)).toBe('')
  })
  it('marks the value that was sent and the pointer that came back', () => {
    const request = bodyText({ fields: { asset: 'BTC', wallet_address: ['x'] } })
    const response = bodyText({ errors: [{ source: { pointer: '/data/attributes/fields/wallet_address' } }] })
    expect([...markedLines(request, problems)].map(at => request.split('\n')[at]?.trim())).toEqual([
      '"wallet_address": [',
    ])
    expect(markedLines(response, problems).size).toBe(1)
  })
  it('marks nothing where nothing was objected to', () => {
    expect(markedLines('{"a": 1}', []).size).toBe(0)
    expect(markedLines('{"a": 1}', [{ path: '', problem: 'refused' }]).size).toBe(0)
  })
  it('writes headers one a line', () => {
    expect(headerText({ 'Persona-Version': '2025-12-08', 'Key-Inflection': 'kebab' })).toBe(
      'Persona-Version: 2025-12-08\nKey-Inflection: kebab',
    )
  })
})
