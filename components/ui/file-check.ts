/** A size in the unit that people read: '184 kB', '1.1 MB'. Decimal units, as file managers show them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let size = bytes / 1000
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${size < 10 && unit > 0 ? size.toFixed(1).replace(/\.0$/, '') : Math.round(size)} ${units[unit]}`
}

type Given = { name: string; size: number; type: string }
export type FileLimits = {
  mimeTypes?: readonly string[] | undefined
  maxBytes?: number | undefined
  most?: number | undefined
}

function fits(type: string, wanted: string): boolean {
  return wanted.endsWith('/*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted
}

/** Why a file isn't taken, in words that name the limit, or null. */
export function fileProblem(file: Given, limits: FileLimits): string | null {
  const { mimeTypes, maxBytes } = limits
  if (file.size === 0) return `${file.name} is empty`
  if (maxBytes !== undefined && file.size > maxBytes) {
    return `${file.name} has ${formatBytes(file.size)}; at most ${formatBytes(maxBytes)} are taken`
  }
  if (mimeTypes !== undefined && mimeTypes.length > 0 && !mimeTypes.some(wanted => fits(file.type, wanted))) {
    return `${file.name} is ${file.type || 'of an unknown type'}; taken are ${mimeTypes.join(', ')}`
  }
  return null
}
