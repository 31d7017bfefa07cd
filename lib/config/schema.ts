import { z } from 'zod'
import { alertColumnsSchema, mapSchema, pathSchema } from '#lib/mapping/schema.ts'
import { slugSchema, templateContentShape } from '#lib/templates/schema.ts'

const name = z.string().trim().min(1).max(200)

/** One template of the config file: what never changes (slug, kind) and what a version holds. */
export const configTemplateSchema = z.strictObject({
  slug: slugSchema,
  name,
  kind: z.enum(['alert', 'sar']),
  ...templateContentShape,
})

const authSchema = z.strictObject({ kind: z.literal('bearer') })

const eventTypes = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String).pipe(z.string().min(1)))

const eventsSchema = z.strictObject({
  path: pathSchema,
  create: eventTypes.optional(),
  update: eventTypes.optional(),
  close: eventTypes.optional(),
  reopen: eventTypes.optional(),
  ignore: eventTypes.optional(),
})

/** One source of the config file: who sends, how it proves itself, and how its payload answers the template's questions. */
export const configSourceSchema = z.strictObject({
  slug: slugSchema,
  name,
  template: z.string().min(1),
  auth: authSchema,
  externalId: pathSchema,
  events: eventsSchema.optional(),
  version: pathSchema.optional(),
  alert: alertColumnsSchema.optional(),
  submit: z.enum(['review', 'automatic']).default('review'),
  reference: pathSchema.optional(),
  map: mapSchema.optional(),
})

/** The frame of the file; each template and source is read by itself, so that one fault doesn't hide another. */
export const configFrameSchema = z.strictObject({
  caseport: z.literal(1),
  templates: z.array(z.unknown()).optional(),
  sources: z.array(z.unknown()).optional(),
})

/** The whole file in one piece, for its JSON Schema. */
export const configSchema = z.strictObject({
  ...configFrameSchema.shape,
  templates: z.array(configTemplateSchema).optional(),
  sources: z.array(configSourceSchema).optional(),
})

type Read<T> = { [K in keyof T]: T[K] }

/** A template as the file says it, with what it leaves out filled in. `correlation` null: nothing to find its cases by. */
export type ConfigTemplate = Read<
  Omit<z.infer<typeof configTemplateSchema>, 'correlation'> & { correlation: string | null }
>
export type ConfigSource = z.infer<typeof configSourceSchema>
export type Config = { templates: ConfigTemplate[]; sources: ConfigSource[] }
