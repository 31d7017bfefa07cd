const timeName =
  /(?:^|[^a-z])(?:at|on|date|time|timestamp|ts|start|end|created|updated|opened|closed|since|until|expires?|expiry|occurred|received|birth)(?:$|[^a-z])|(?:date|time|timestamp)$/i

const year2000 = 946_684_800
const year2100 = 4_102_444_800

/**
 * What a number means when it is a time: '16 Nov 2026, 00:00 UTC'. Only where its name says that it is one, and only
 * for seconds or milliseconds between 2000 and 2100; anything else is null.
 */
export function epochWords(name: string, source: string): string | null {
  if (!timeName.test(name.replace(/([a-z])([A-Z])/g, '$1_$2')) || !/^\d{9,13}$/.test(source)) return null
  const number = Number(source)
  const seconds = number >= year2000 * 1_000 ? number / 1_000 : number
  if (seconds < year2000 || seconds >= year2100) return null
  const at = new Date(seconds * 1_000)
  const month = at.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' })
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getUTCDate()} ${month} ${at.getUTCFullYear()}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`
}
