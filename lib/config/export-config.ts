import { stringify } from 'yaml'
import type { Actor } from '#lib/actor.ts'
import { authorize } from '#lib/auth/authorize.ts'
import { db } from '#lib/db.ts'
import { alertColumnsSchema } from '#lib/mapping/schema.ts'
import { done, type Result } from '#lib/result.ts'
import type { Field, Option, Settings } from '#lib/templates/field-types.ts'
import { type Config, type ConfigSource, type ConfigTemplate, configSourceSchema } from './schema.ts'
import { readStoredConfig } from './stored-config.ts'

/** The YAML of all templates and sources that the actor may see, as `importConfig` reads it; no secret is in it. */
export async function exportConfig(actor: Actor): Promise<Result<string>> {
  for (const permission of ['template.read', 'source.read'] as const) {
    const may = authorize(actor, permission)
    if (!may.ok) return may
  }
  const stored = await readStoredConfig(db(), actor)
  return done(
    writeConfig({
      templates: stored.templates.map(({ content }) => content),
      sources: stored.sources.map(({ content }) => content),
    }),
  )
}

/** A config as YAML in the contract's order of keys; what has its default is left out. */
export function writeConfig({ templates, sources }: Config): string {
  return stringify(
    { caseport: 1, templates: templates.map(templateOf), sources: sources.map(source => sourceOf(source, templates)) },
    { lineWidth: 0, aliasDuplicateObjects: false },
  )
}

function templateOf({ slug, name, kind, caseTemplateId, fields, ...content }: ConfigTemplate): object {
  const { route, transactionTypeId, approval, correlation } = content
  return {
    slug,
    name,
    kind,
    caseTemplateId,
    route,
    ...(transactionTypeId === undefined ? {} : { transactionTypeId }),
    approval,
    ...(correlation === null ? {} : { correlation }),
    fields: fields.map(fieldOf),
  }
}

function fieldOf(field: Field): object {
  return ordered({ ...settingsOf(field), type: field.type }, settingOrder)
}

function settingsOf(settings: Settings): object {
  const { type: _, ...rest } = settings
  if (settings.type === 'array') return { ...rest, items: { type: settings.items.type, ...settingsOf(settings.items) } }
  if (settings.type === 'hash') return { ...rest, fields: settings.fields.map(fieldOf) }
  if (settings.type === 'choices' || settings.type === 'multi-choices') {
    return { ...rest, options: settings.options.map(optionOf) }
  }
  return rest
}

function optionOf({ value, label }: Option): string | Option {
  return label === value ? value : { value, label }
}

function sourceOf(source: ConfigSource, templates: ConfigTemplate[]): object {
  const { events, alert, map, ...rest } = source
  const fieldKeys = templates.find(({ slug }) => slug === source.template)?.fields.map(({ key }) => key) ?? []
  const whole = {
    ...rest,
    ...(events ? { events: ordered(events, eventOrder) } : {}),
    ...(alert ? { alert: targetsOf(ordered(alert, columnOrder)) } : {}),
    ...(map ? { map: targetsOf(ordered(map, fieldKeys)) } : {}),
  }
  return ordered(whole, sourceOrder)
}

function targetsOf(targets: object): object {
  return Object.fromEntries(
    Object.entries(targets).map(([key, target]) => [
      key,
      typeof target === 'object' ? ordered(target, targetOrder) : target,
    ]),
  )
}

const settingOrder = ['key', 'label', 'type', 'required', 'section', 'help', 'default', 'writeOnce']
const sourceOrder = Object.keys(configSourceSchema.shape)
const eventOrder = Object.keys(configSourceSchema.shape.events.unwrap().shape)
const columnOrder = Object.keys(alertColumnsSchema.shape)
const targetOrder = ['path', 'options', 'from', 'expression', 'value']

/** The database gives an object's keys back in an order of its own; a person reads them in this one. Undefined is left out. */
function ordered(value: object, order: readonly string[]): object {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => place(a) - place(b)))
}
