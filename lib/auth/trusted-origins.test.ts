import { describe, expect, it } from 'vitest'
import { isSameOrigin } from './trusted-origins.ts'

const from = (origin: string | null, host: string) => new Headers({ host, ...(origin === null ? {} : { origin }) })

describe('isSameOrigin', () => {
  it.each([
    ['localhost', 'http://localhost:3000', 'http://localhost:3000', 'localhost:3000', true],
    ['127.0.0.1 without setting anything', 'http://localhost:3000', 'http://127.0.0.1:3000', '127.0.0.1:3000', true],
    ['a port that was free', 'http://localhost:0', 'http://localhost:41234', 'localhost:41234', true],
    ['APP_URL behind a proxy', 'https://cases.bank.example', 'https://cases.bank.example', '10.0.0.5:3000', true],
    ['localhost beside APP_URL', 'https://cases.bank.example', 'http://localhost:3000', 'localhost:3000', true],
    ['another port of localhost', 'http://localhost:3000', 'http://localhost:4000', 'localhost:3000', false],
    ['another site', 'http://localhost:3000', 'https://evil.example', 'localhost:3000', false],
    ['a name rebound to this machine', 'http://localhost:3000', 'http://evil.example:3000', 'evil.example:3000', false],
    [
      'http where APP_URL is https',
      'https://cases.bank.example',
      'http://cases.bank.example',
      'cases.bank.example',
      false,
    ],
    [
      'a site whose name begins alike',
      'https://cases.bank.example',
      'https://cases.bank.example.evil.test',
      'x',
      false,
    ],
    ['null (a sandboxed frame)', 'http://localhost:3000', 'null', 'localhost:3000', false],
    ['none', 'http://localhost:3000', null, 'localhost:3000', false],
  ])('%s', (_, appUrl, origin, host, expected) => {
    expect(isSameOrigin(appUrl, from(origin, host))).toBe(expected)
  })
})
