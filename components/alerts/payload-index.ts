import { isObject, type PayloadValue, SourceNumber } from '#lib/json.ts'
import { pathText } from '#lib/path.ts'
import { wrapText } from './wrap-text.ts'

export type NodeKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

/** One place of a payload. `end` is the index after its last descendant, so that a closed one is passed in one step. */
export type PayloadNode = {
  index: number
  end: number
  parent: number
  depth: number
  /** Its member name, or its number in a list. */
  name: string
  path: string
  kind: NodeKind
  /** Members or elements; 0 for what has none. */
  size: number
  position: number
  siblings: number
  value: PayloadValue
  /** What a person reads of a plain value, a number exactly as it was sent. */
  text: string
}

export type PayloadIndex = { nodes: PayloadNode[]; byPath: ReadonlyMap<string, PayloadNode> }
/** A row of the tree: a place, or one more line of a long text that is open. */
export type PayloadRow = { node: PayloadNode; line: string | null; lineNumber: number; open: boolean }

/** From here on a text is cut in its row and can be opened into lines. */
export const longText = 72
const lineWidth = 64
const mostLines = 2_000

/** Every place of a payload in the order of the sender, the top object itself left out. */
export function indexPayload(payload: PayloadValue): PayloadIndex {
  const nodes: PayloadNode[] = []
  addMembers(nodes, payload, { index: -1, depth: -1, steps: [] })
  return { nodes, byPath: new Map(nodes.map(node => [node.path, node])) }
}

type Parent = { index: number; depth: number; steps: readonly (string | number)[] }

function addMembers(nodes: PayloadNode[], value: PayloadValue, parent: Parent): void {
  const members: [string | number, PayloadValue][] = Array.isArray(value)
    ? value.map((member, place) => [place, member])
    : isObject(value)
      ? Object.entries(value)
      : []
  members.forEach(([step, member], position) => {
    const steps = [...parent.steps, step]
    const index = nodes.length
    const node: PayloadNode = {
      index,
      end: index + 1,
      parent: parent.index,
      depth: parent.depth + 1,
      name: String(step),
      path: pathText(steps),
      kind: kindOf(member),
      size: sizeOf(member),
      position: position + 1,
      siblings: members.length,
      value: member,
      text: textOf(member),
    }
    nodes.push(node)
    addMembers(nodes, member, { index, depth: node.depth, steps })
    node.end = nodes.length
  })
}

/** What stands open at first: the upper levels as long as they are short, so that a payload reads like a page. */
export function openAtFirst({ nodes }: PayloadIndex): Set<string> {
  const small = nodes.length <= 40
  const open = nodes.filter(node => {
    if (node.size === 0) return false
    if (node.depth === 0) return node.kind === 'object' || node.size <= 3
    if (small) return node.depth < 4
    return node.depth === 1 && node.position === 1 && node.size <= 12
  })
  return new Set(open.map(node => node.path))
}

/** The rows that are on view while these places are open. */
export function payloadRows({ nodes }: PayloadIndex, isOpen: (path: string) => boolean): PayloadRow[] {
  const rows: PayloadRow[] = []
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at]
    if (!node) break
    const open = canOpen(node) && isOpen(node.path)
    rows.push({ node, line: null, lineNumber: 0, open })
    if (open && node.kind === 'string') {
      wrapText(node.text, lineWidth)
        .slice(0, mostLines)
        .forEach((line, number) => {
          rows.push({ node, line, lineNumber: number + 1, open: false })
        })
    }
    at = open ? at + 1 : node.end
  }
  return rows
}

export function canOpen(node: PayloadNode): boolean {
  return node.size > 0 || (node.kind === 'string' && (node.text.length > longText || node.text.includes('\n')))
}

/** The places around a node, outermost first. */
export function ancestorsOf({ nodes }: PayloadIndex, node: PayloadNode): PayloadNode[] {
  const above: PayloadNode[] = []
  for (let at = nodes[node.parent]; at; at = nodes[at.parent]) above.unshift(at)
  return above
}

/** The places whose name or value holds the words, whatever their case; an empty search finds nothing. */
export function searchPayload({ nodes }: PayloadIndex, words: string): PayloadNode[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  return nodes.filter(
    node => node.name.toLowerCase().includes(wanted) || (node.size === 0 && node.text.toLowerCase().includes(wanted)),
  )
}

/** The first plain values inside a closed place, for a look without opening it. */
export function previewOf({ nodes }: PayloadIndex, node: PayloadNode, most = 90): string {
  let words = ''
  for (let at = node.index + 1; at < node.end && words.length < most; at++) {
    const inner = nodes[at]
    if (inner && inner.size === 0 && inner.kind !== 'null') words += (words === '' ? '' : ', ') + inner.text
  }
  return words.length > most ? `${words.slice(0, most)}…` : words
}

function kindOf(value: PayloadValue): NodeKind {
  if (value === null) return 'null'
  if (value instanceof SourceNumber) return 'number'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'object' ? 'object' : (typeof value as 'string' | 'boolean')
}

function sizeOf(value: PayloadValue): number {
  if (Array.isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : 0
}

function textOf(value: PayloadValue): string {
  if (value instanceof SourceNumber) return value.source
  if (Array.isArray(value)) return value.length === 0 ? '[ ]' : ''
  if (isObject(value)) return Object.keys(value).length === 0 ? '{ }' : ''
  return String(value)
}
