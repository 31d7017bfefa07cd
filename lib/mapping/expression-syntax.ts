import jsonata from 'jsonata'
import { type Path, pathText } from '#lib/path.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { wholePayload } from './path.ts'

/** A mapping gives the same answer each time and runs no text as code, so these functions are not there. */
export const takenAway = ['now', 'millis', 'random', 'eval'] as const

type Node = { type?: string; value?: unknown } & Record<string, unknown>

/**
 * Reads an expression without running it.
 * @returns the places of the payload that it reads, as far as its text says, for provenance; or `invalid` with the
 * fault in words (they quote the expression, never a payload)
 */
export function readExpression(expression: string): Result<{ paths: string[] }> {
  let tree: Node
  try {
    tree = jsonata(expression).ast() as unknown as Node
  } catch (error) {
    return refuse('invalid', [{ path: '', problem: `is no expression in JSONata: ${syntaxWords(error)}` }])
  }
  const gone = takenAway.find(name => uses(tree, name))
  if (gone) {
    const problem = `uses $${gone}, which is not there: a mapping must give the same answer each time`
    return refuse('invalid', [{ path: '', problem }])
  }
  return done({ paths: [...new Set(pathsOf(tree, []))] })
}

function syntaxWords(error: unknown): string {
  const { message, position } = error as { message?: unknown; position?: unknown }
  const words = typeof message === 'string' ? message : 'it can’t be read'
  return typeof position === 'number' ? `${words} (character ${position})` : words
}

function uses(node: Node, name: string): boolean {
  if (node.type === 'variable' && node.value === name) return true
  return childrenOf(node).some(child => uses(child, name))
}

/** Places read below a context, which is the place that names in this node are asked of. */
function pathsOf(node: Node, context: Path): string[] {
  if (node.type === 'path') return pathsOfSteps(nodesIn(node.steps), context, nodesIn(node.group))
  return childrenOf(node).flatMap(child => pathsOf(child, context))
}

/** Follows the names of a path as far as they are plain; what a step evaluates inside is read in its context. */
function pathsOfSteps(steps: Node[], context: Path, group: Node[]): string[] {
  let at: Path | undefined = context
  const read: string[] = []
  for (const step of steps) {
    const here: Path = at ?? context
    at = at && nextPlace(step, at)
    const indexes: number[] = at ? indexesOf(step) : []
    if (at) at = [...at, ...indexes]
    const inner = step.type === 'name' || step.type === 'variable' ? nodesIn(step.stages) : childrenOf(step)
    read.push(...inner.flatMap(child => pathsOf(child, at ?? here)))
    if (!at) break
  }
  const inGroup = group.flatMap(child => pathsOf(child, at ?? context))
  return [...(at && steps.some(isNamed) ? [pathText(at)] : []), ...read, ...inGroup]
}

function isNamed(step: Node): boolean {
  return step.type === 'name'
}

function nextPlace(step: Node, at: Path): Path | undefined {
  if (step.type === 'name') return [...at, String(step.value)]
  if (step.type !== 'variable') return undefined
  if (step.value === '') return at
  if (step.value === '$') return []
  return step.value === wholePayload.slice(1) ? [wholePayload] : undefined
}

function indexesOf(step: Node): number[] {
  return nodesIn(step.stages).flatMap(({ expr }) => {
    const index = nodesIn(expr)[0]
    return index?.type === 'number' && typeof index.value === 'number' && index.value >= 0 ? [index.value] : []
  })
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap(nodesIn)
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  return typeof value === 'object' && value !== null && !(value instanceof RegExp) ? [value as Node] : []
}
