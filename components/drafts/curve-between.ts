export type Box = { left: number; right: number; top: number; bottom: number }
type Point = { x: number; y: number }

/** How far a first column may lie from the pane's edge; what lies further is reached through the gap above its row. */
const firstColumn = 40
const gap = 6

/**
 * The line from the right end of a row to the left end of a control, px. To a control of the first column it is one
 * curve; to one further right it runs along the gap above that control's label, so that it crosses no other field.
 */
export function curveBetween(from: Box, to: Box, pane: Box): { path: string; start: Point; end: Point } {
  const start = { x: from.right, y: middle(from) }
  const end = { x: to.left, y: Math.min(middle(to), to.top + 15) }
  if (to.left - pane.left <= firstColumn) {
    const bend = (start.x + end.x) / 2
    return { path: `M${start.x} ${start.y}C${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}`, start, end }
  }
  const along = to.top - 22 - gap
  const turn = pane.left + 10
  const last = end.x - 8
  const path = [
    `M${start.x} ${start.y}`,
    `C${turn} ${start.y} ${turn - 6} ${along} ${turn + 8} ${along}`,
    `H${last - 6}`,
    `C${last + 2} ${along} ${last - 4} ${end.y} ${end.x} ${end.y}`,
  ].join('')
  return { path, start, end }
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2
}
