import { expect, it } from 'vitest'
import { environmentOf } from './environment.ts'

it.each([
  [undefined, 'local'],
  ['persona_sandbox_local', 'local'],
  ['persona_sandbox_00000000-0000-4000-8000-000000000001', 'sandbox'],
  ['persona_production_00000000-0000-4000-8000-000000000001', 'production'],
  ['something else', 'production'],
])('%s belongs to %s', (apiKey, environment) => {
  expect(environmentOf(apiKey)).toBe(environment)
})
