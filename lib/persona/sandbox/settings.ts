import { z } from 'zod'

/** How the stand-in behaves where Persona's own behaviour is not documented, each switchable while it runs (PUT /__settings). */
export const sandboxSettingsSchema = z.strictObject({
  /** Requests a minute, all keys together. */
  rateLimit: z.int().min(1).default(300),
  /** Accepts any ctmpl_ id as a template without field schemas. */
  openTemplates: z.boolean().default(false),
  /** typed: {type, value}, as Persona's guides show; raw: plain values, as its examples show. */
  fieldShape: z.enum(['typed', 'raw']).default('typed'),
  /** Answer to one Idempotency-Key with other parameters. */
  otherParameters: z.union([z.literal(409), z.literal(400), z.literal(422)]).default(409),
  /** Whether a PATCH honours Idempotency-Key. */
  patchIdempotency: z.boolean().default(false),
  /** Whether a required field may be missing when a case is created through the API. */
  requiredAtCreate: z.boolean().default(true),
  /** E-mail addresses of the organisation's users; null accepts any. */
  users: z.array(z.string()).nullable().default(null),
})

export type SandboxSettings = z.infer<typeof sandboxSettingsSchema>
