import { z } from 'zod'
import { configSchema } from './schema.ts'

/** The JSON Schema (2020-12) of the config file, for editors: what `import` takes, cross-checks aside. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' })
}
