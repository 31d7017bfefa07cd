import { readFileSync } from 'node:fs'
import path from 'node:path'

type Module = { source: string; dependencies: { module: string; resolved: string }[] }

/** Where the server begins: whatever leads here can't run in a browser. */
const server =
  /^(lib\/(db|env|log|queue|metrics)\.ts|prisma\/generated\/|(node:)?(fs|net|http|crypto|child_process|worker_threads|os|path)(\/|$))/
const actions = /(^|\/)actions\.ts$/

/**
 * Components take from lib schemas, actions, pure files and types: what a browser could run, or an action that it may
 * call. schema.ts is pure itself.
 */
export function purityProblems(root: string, modules: Module[]): string[] {
  const values = new Map(modules.map(module => [module.source, valueImports(root, module)]))
  const impure = impureOf(values)
  return [...values].flatMap(([source, imports]) => {
    if (/\.test\.tsx?$/.test(source)) return []
    if (/^lib\/.*\/schema\.ts$/.test(source) && impure.has(source)) {
      return [`${source}: leads to ${impure.get(source)}, but a schema runs in the browser too.`]
    }
    if (!source.startsWith('components/')) return []
    return imports
      .filter(to => to.startsWith('lib/') && !actions.test(to) && impure.has(to))
      .map(
        to =>
          `${source}: imports ${to}, which leads to ${impure.get(to)}; a component takes schemas, actions, pure files and types.`,
      )
  })
}

/** What a module imports at run time: types are gone by then. */
function valueImports(root: string, { source, dependencies }: Module): string[] {
  if (!/^(lib|components|app)\//.test(source)) return []
  const typeOnly = typeOnlySpecifiers(readFileSync(path.join(root, source), 'utf8'))
  return dependencies.filter(({ module }) => !typeOnly.has(module)).map(({ resolved }) => resolved)
}

/** The specifiers that a file imports nothing but types from. */
export function typeOnlySpecifiers(text: string): Set<string> {
  const types = new Set<string>()
  const others = new Set<string>()
  for (const [, kind, names = '', specifier = ''] of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?([^'";]*?)\s*from\s*['"]([^'"]+)['"]/g,
  )) {
    const braces = /^\{([\s\S]*)\}$/.exec(names.trim())
    const each = braces?.[1]
      ?.split(',')
      .map(name => name.trim())
      .filter(Boolean)
    const only =
      kind !== undefined || (each !== undefined && each.length > 0 && each.every(name => name.startsWith('type ')))
    ;(only ? types : others).add(specifier)
  }
  return new Set([...types].filter(specifier => !others.has(specifier)))
}

/** Each module that leads to the server, with where it first does. An action is the door, so nothing leads through one. */
function impureOf(values: Map<string, string[]>): Map<string, string> {
  const impure = new Map<string, string>()
  const ours = [...values].filter(([source]) => !server.test(source))
  for (let grew = true; grew; ) {
    grew = false
    for (const [source, imports] of ours) {
      if (impure.has(source)) continue
      const to = imports.find(each => server.test(each) || (impure.has(each) && !actions.test(each)))
      if (to === undefined) continue
      impure.set(source, to)
      grew = true
    }
  }
  for (const source of values.keys()) if (server.test(source)) impure.set(source, 'the server')
  return impure
}
