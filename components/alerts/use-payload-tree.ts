'use client'
import { useMemo, useState } from 'react'
import { type PayloadValue, parseValue } from '#lib/json.ts'
import {
  ancestorsOf,
  indexPayload,
  openAtFirst,
  type PayloadNode,
  payloadRows,
  searchPayload,
} from './payload-index.ts'
import { type Feed, tagPayload } from './payload-tags.ts'

/** The evidence as a tree: what is open, where the cursor is, what a search finds. */
export function usePayloadTree(text: string, feeds: readonly Feed[]) {
  const payload = useMemo(() => readPayload(text), [text])
  const index = useMemo(() => indexPayload(payload), [payload])
  const tags = useMemo(() => tagPayload(payload, index, feeds), [payload, index, feeds])
  const [open, setOpen] = useState<ReadonlySet<string>>(() => openAtFirst(index))
  const [cursor, setCursor] = useState<string | null>(null)
  const [search, setSearch] = useState({ words: '', at: 0 })
  const rows = useMemo(() => payloadRows(index, path => open.has(path)), [index, open])
  const hits = useMemo(() => searchPayload(index, search.words), [index, search.words])
  const hit = hits.length > 0 ? hits[search.at % hits.length] : undefined

  const toggle = (node: PayloadNode) => {
    setOpen(before => {
      const next = new Set(before)
      if (!next.delete(node.path)) next.add(node.path)
      return next
    })
  }
  /** Opens what is around a place, so that it has a row. */
  const reveal = (node: PayloadNode) => {
    setOpen(before => {
      const closed = ancestorsOf(index, node).filter(({ path }) => !before.has(path))
      return closed.length === 0 ? before : new Set([...before, ...closed.map(({ path }) => path)])
    })
  }
  const goToHit = (at: number) => {
    const next = hits[at]
    setSearch(before => ({ ...before, at }))
    if (!next) return
    reveal(next)
    setCursor(next.path)
  }
  const find = (words: string) => {
    setSearch({ words, at: 0 })
    const [first] = searchPayload(index, words)
    if (!first) return
    reveal(first)
    setCursor(first.path)
  }
  return {
    payload,
    index,
    tags,
    rows,
    cursor,
    setCursor,
    toggle,
    reveal,
    search: {
      words: search.words,
      hits,
      hit,
      at: hits.length === 0 ? 0 : (search.at % hits.length) + 1,
      find,
      next: () => goToHit((search.at + 1) % Math.max(1, hits.length)),
      previous: () => goToHit((search.at + hits.length - 1) % Math.max(1, hits.length)),
    },
  }
}

export type PayloadTreeState = ReturnType<typeof usePayloadTree>

/** What intake let in can be read; should it ever not be, its text is still the evidence. */
function readPayload(text: string): PayloadValue {
  const read = parseValue(text)
  return read.ok ? read.value : { 'not readable as JSON': text }
}
