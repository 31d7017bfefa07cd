'use client'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useLitKey } from '../alerts/lit.ts'
import { type Box, curveBetween } from './curve-between.ts'

/** The line from a lit value to its field, over both sides of `frame`. It takes no pointer and says nothing by itself. */
export function PathCurve({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const key = useLitKey()
  const svg = useRef<SVGSVGElement>(null)
  useLayoutEffect(() => {
    const area = frame.current
    if (!area || key === null) return draw(svg.current, null)
    let waiting = 0
    const redraw = () => {
      waiting = 0
      draw(svg.current, ends(area, key))
    }
    const later = () => {
      waiting ||= requestAnimationFrame(redraw)
    }
    redraw()
    later()
    area.addEventListener('scroll', later, true)
    const sizes = new ResizeObserver(later)
    sizes.observe(area)
    const rows = new MutationObserver(later)
    for (const tree of area.querySelectorAll('[role=tree]')) rows.observe(tree, { subtree: true, childList: true })
    return () => {
      cancelAnimationFrame(waiting)
      area.removeEventListener('scroll', later, true)
      sizes.disconnect()
      rows.disconnect()
    }
  }, [frame, key])
  return (
    <svg
      ref={svg}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 z-10 size-full text-accent-solid motion-reduce:hidden max-pane:hidden"
    >
      <path fill="none" stroke="currentColor" strokeWidth="1.5" />
      <circle r="3.5" fill="currentColor" />
      <circle r="3.5" fill="currentColor" />
    </svg>
  )
}

/** The row and the control of a field, when both are in view; otherwise there is no line. */
function ends(area: HTMLElement, key: string): { from: Box; to: Box; pane: Box } | null {
  const tree = area.querySelector('[role=tree]')
  const row = [...area.querySelectorAll('[data-lit-row]')].find(one => tree && isWithin(one, tree))
  const field = area.querySelector(`[data-field="${CSS.escape(key)}"]`)
  const pane = field?.closest('[data-pane]')
  const control = field?.querySelector('input, textarea, select, button[aria-haspopup], [role=group]')
  const box = control?.closest('div.border, label') ?? control
  if (!tree || !row || !pane || !box || !isWithin(box, pane)) return null
  const at = area.getBoundingClientRect()
  const edge = tree.getBoundingClientRect()
  const from = relative(row.getBoundingClientRect(), at)
  return {
    from: { ...from, right: edge.right - at.left },
    to: relative(box.getBoundingClientRect(), at),
    pane: relative(pane.getBoundingClientRect(), at),
  }
}

function isWithin(inner: Element, outer: Element): boolean {
  const one = inner.getBoundingClientRect()
  const other = outer.getBoundingClientRect()
  const middle = (one.top + one.bottom) / 2
  return one.height > 0 && middle > other.top && middle < other.bottom
}

function relative(box: DOMRect, to: DOMRect): Box {
  return { left: box.left - to.left, right: box.right - to.left, top: box.top - to.top, bottom: box.bottom - to.top }
}

function draw(svg: SVGSVGElement | null, found: { from: Box; to: Box; pane: Box } | null): void {
  if (!svg) return
  svg.style.visibility = found ? 'visible' : 'hidden'
  if (!found) return
  const { path, start, end } = curveBetween(found.from, found.to, found.pane)
  const [line, first, last] = svg.children
  line?.setAttribute('d', path)
  for (const [dot, point] of [[first, start] as const, [last, end] as const]) {
    dot?.setAttribute('cx', String(point.x))
    dot?.setAttribute('cy', String(point.y))
  }
}
