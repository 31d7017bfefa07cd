import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextPath } from './next-path.ts'

describe('nextPath', () => {
  it.each([
    ['/alerts', '/alerts'],
    ['/alerts/ALR-48307', '/alerts/ALR-48307'],
    ['/people?person=1#top', '/people'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['/\n/evil.example', '/'],
    ['/a\\b', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['alerts', '/'],
    ['', '/'],
    ['/sign-in', '/'],
    ['/sign-in/x', '/'],
    ['/setup', '/'],
    ['/api/alerts', '/'],
    ['/_next/static', '/'],
    [undefined, '/'],
    [['/alerts'], '/'],
    [{}, '/'],
  ])('%j leads to %s', (wanted, path) => {
    expect(nextPath(wanted)).toBe(path)
  })

  it('never leads to another site', () => {
    const slashes = fc.constantFrom('/', '\\', '//', '/\\', '\t', '\n', ' ', '/.', '/..')
    const parts = fc.array(
      fc.oneof(slashes, fc.constantFrom('https://evil.example', 'evil.example', '@evil.example', ':80'), fc.string()),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(parts, each => {
        const url = new URL(nextPath(each.join('')), 'http://localhost:3000')
        expect(url.origin).toBe('http://localhost:3000')
      }),
    )
  })
})
