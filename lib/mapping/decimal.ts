/** A decimal number exactly as digits: no exponent, no needless zero. Both parts as PostgreSQL's decimal(65,30) takes them. */
const most = { whole: 35, fraction: 30 }

const form = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/**
 * The exact decimal text of a JSON number's source, or of a text of that form: `1.250e3` is `1250`, `10.50` is `10.5`.
 * Nothing is rounded.
 * @returns undefined for what is no such number, or has more than 35 digits before or 30 after the point
 */
export function decimalText(source: string): string | undefined {
  const match = form.exec(source)
  if (!match) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  if (Math.abs(shift) > 100 || source.length > 200) return undefined
  const [left, right] = moved(whole, fraction, shift)
  if (left.length > most.whole || right.length > most.fraction) return undefined
  const digits = right === '' ? left : `${left}.${right}`
  return digits === '0' ? '0' : sign + digits
}

/**
 * The JavaScript number that says the same as a decimal text.
 * @returns undefined when none does: 9007199254740993 and 0.10000000000000000001 would be rounded
 */
export function exactNumber(source: string): number | undefined {
  const exact = decimalText(source)
  if (exact === undefined) return undefined
  const number = Number(exact)
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) return undefined
  return decimalText(String(number)) === exact ? number : undefined
}

/** Moves the point to the right (to the left for a negative shift) and drops the zeros that say nothing. */
function moved(whole: string, fraction: string, shift: number): [string, string] {
  const left = '0'.repeat(Math.max(0, -shift)) + whole
  const digits = left + fraction + '0'.repeat(Math.max(0, shift))
  const point = left.length + shift
  return [digits.slice(0, point).replace(/^0+(?=\d)/, ''), digits.slice(point).replace(/0+$/, '')]
}
