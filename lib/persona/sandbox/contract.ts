import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ErrorObject, ValidateFunction } from 'ajv'
import { dotted, withArticle } from './request-shapes.ts'

type Parameter = {
  in: string
  name: string
  style?: string
  schema: { properties?: Record<string, { type?: unknown }> }
}
type Located = { parameter: Parameter; pointer: string }
export type Asked = { body: unknown; query: URLSearchParams; headers: Record<string, string> }

/** Persona's own OpenAPI document as a judge. An `operation` is method and path template, such as POST and /cases/{case-id}. */
export type Contract = {
  /** What the request (keys in kebab) does against the document; [] when it keeps to it. */
  checkRequest: (method: string, template: string, asked: Asked) => string[]
  /** What an answer (keys in kebab) does against the document; a status that it doesn't list is a problem too. */
  checkAnswer: (method: string, template: string, status: number, body: unknown) => string[]
}

const beside = path.resolve(import.meta.dirname, '../../../../shared/persona/openapi-2025-12-08.json')

/** Opens the document: PERSONA_OPENAPI, or the copy beside the project. Null when there is none, or ajv is not installed. */
export async function openContract(file = process.env.PERSONA_OPENAPI || beside): Promise<Contract | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  // A dev dependency: a production install runs the sandbox without this check.
  const modules = await Promise.all([import('ajv/dist/2020.js'), import('ajv-formats')]).catch(() => null)
  if (text === null || modules === null) return null
  const [{ Ajv2020 }, { default: addFormats }] = modules
  const document: unknown = JSON.parse(text)
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(document as object, 'openapi')
  return contractOf(document, pointer => ajv.getSchema(`openapi#${pointer}`))
}

function contractOf(document: unknown, validator: (pointer: string) => ValidateFunction | undefined): Contract {
  const problems = (pointer: string, value: unknown): string[] => {
    const validate = validator(pointer)
    if (!validate) return [`the document has nothing at ${pointer}`]
    return validate(value) ? [] : (validate.errors ?? []).map(words)
  }
  const place = (method: string, template: string) => `/paths/${escaped(template)}/${method.toLowerCase()}`
  return {
    checkRequest: (method, template, asked) => {
      const operation = at(document, place(method, template))
      if (!operation) return [`the document has no ${method} ${template}`]
      const body = `${place(method, template)}/requestBody/content/application~1json/schema`
      return [
        ...(at(document, body) && asked.body !== undefined ? problems(body, asked.body) : []),
        ...parametersOf(document, place(method, template)).flatMap(each => {
          const given = givenFor(each.parameter, asked)
          return given === undefined
            ? []
            : problems(`${each.pointer}/schema`, given).map(text => `${each.parameter.name} ${text}`)
        }),
      ]
    },
    checkAnswer: (method, template, status, body) => {
      const response = `${place(method, template)}/responses/${status}`
      if (!at(document, response)) return [`the document has no answer ${status} to ${method} ${template}`]
      return problems(`${resolved(document, response)}/content/application~1json/schema`, body)
    },
  }
}

function parametersOf(document: unknown, operation: string): Located[] {
  const listed = at(document, `${operation}/parameters`)
  if (!Array.isArray(listed)) return []
  return listed.map((_, index) => {
    const pointer = resolved(document, `${operation}/parameters/${index}`)
    return { pointer, parameter: at(document, pointer) as Parameter }
  })
}

/** What the request gives for a parameter: a header, a plain query value, or an object out of name[key]=value. */
function givenFor(parameter: Parameter, asked: Asked): unknown {
  if (parameter.in === 'header') return asked.headers[parameter.name.toLowerCase()]
  if (parameter.in !== 'query') return undefined
  if (parameter.style !== 'deepObject') return asked.query.get(parameter.name) ?? undefined
  const begins = `${parameter.name}[`
  const parts = [...asked.query].filter(([key]) => key.startsWith(begins) && key.endsWith(']'))
  if (parts.length === 0) return undefined
  return Object.fromEntries(
    parts.map(([key, value]) => {
      const name = key.slice(begins.length, -1)
      const isNumber = parameter.schema.properties?.[name]?.type === 'number' && value.trim() !== ''
      return [name, isNumber && !Number.isNaN(Number(value)) ? Number(value) : value]
    }),
  )
}

const escaped = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1')

function at(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>((found, each) => {
    const key = each.replaceAll('~1', '/').replaceAll('~0', '~')
    return typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined
  }, document)
}

/** Where a pointer leads when a $ref stands there. */
function resolved(document: unknown, pointer: string): string {
  const found = at(document, pointer)
  const reference = typeof found === 'object' && found !== null && '$ref' in found ? found.$ref : undefined
  return typeof reference === 'string' ? resolved(document, reference.replace(/^#/, '')) : pointer
}

function words(error: ErrorObject): string {
  const path = error.instancePath.split('/').slice(1)
  if (error.keyword === 'additionalProperties') {
    return `${dotted([...path, String(error.params.additionalProperty)])} is not allowed`
  }
  if (error.keyword === 'required') return `${dotted([...path, String(error.params.missingProperty)])} is missing`
  if (error.keyword === 'type') return `${dotted(path)} must be ${withArticle(String(error.params.type))}`.trim()
  return `${dotted(path)} ${error.message ?? 'is wrong'}`.trim()
}
