import type { PayloadValue } from '#lib/json.ts'
import { placesOf } from '#lib/mapping/path.ts'
import type { PayloadIndex, PayloadNode } from './payload-index.ts'

/** A field that a place of the payload feeds; `missing` when it must be answered and isn't. */
export type Tag = { key: string; label: string; missing: boolean }
/** Which paths a field's answer was read from. */
export type Feed = { key: string; label: string; paths: readonly string[]; missing: boolean }

export type PayloadTags = {
  /** Tags by the index of their node, in the order of the payload. */
  at: ReadonlyMap<number, Tag[]>
  /** Indexes that carry a tag, ascending. */
  tagged: readonly number[]
  /** The places of a field, by its key. */
  placesOfField: ReadonlyMap<string, PayloadNode[]>
  /** What closed rows show, once it was gathered. */
  gathered: Map<number, Tag[]>
}

/** Lays the fields over the payload: each place that a path reads gets its field's tag. */
export function tagPayload(payload: PayloadValue, index: PayloadIndex, feeds: readonly Feed[]): PayloadTags {
  const at = new Map<number, Tag[]>()
  const placesOfField = new Map<string, PayloadNode[]>()
  for (const { key, label, paths, missing } of feeds) {
    const places = paths.flatMap(path => placesOf(payload, path)).flatMap(place => index.byPath.get(place) ?? [])
    placesOfField.set(key, places)
    for (const place of places) at.set(place.index, [...(at.get(place.index) ?? []), { key, label, missing }])
  }
  return { at, tagged: [...at.keys()].sort((one, other) => one - other), placesOfField, gathered: new Map() }
}

const none: Tag[] = []

/** The tags that a row shows: its own, and when it is closed those of everything inside it, each field once. */
export function tagsOfRow(tags: PayloadTags, node: PayloadNode, open: boolean): Tag[] {
  const own = tags.at.get(node.index) ?? none
  if (open || node.end === node.index + 1) return own
  const known = tags.gathered.get(node.index)
  if (known) return known
  const found = new Map(own.map(tag => [tag.key, tag]))
  for (let at = firstAfter(tags.tagged, node.index); at < tags.tagged.length; at++) {
    const index = tags.tagged[at]
    if (index === undefined || index >= node.end) break
    for (const tag of tags.at.get(index) ?? []) found.set(tag.key, tag)
  }
  const gathered = [...found.values()]
  tags.gathered.set(node.index, gathered)
  return gathered
}

function firstAfter(sorted: readonly number[], index: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > index) high = middle
    else low = middle + 1
  }
  return low
}
