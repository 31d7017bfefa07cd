const number = /^(-?)(\d+)(?:\.(\d+))?$/
const moment = /^\d{4}-\d{2}-\d{2}T/

/**
 * Which of two versions of one alert is newer. Plain numbers compare by value however long, moments in ISO 8601 as
 * moments, anything else as text.
 * @returns above 0 when `a` is newer, 0 when neither is
 */
export function compareVersions(a: string, b: string): number {
  return compareNumbers(a, b) ?? compareMoments(a, b) ?? compareTexts(a, b)
}

function compareNumbers(a: string, b: string): number | undefined {
  const [left, right] = [number.exec(a), number.exec(b)]
  if (!left || !right) return undefined
  const digits = Math.max(left[3]?.length ?? 0, right[3]?.length ?? 0)
  const [x, y] = [scaled(left, digits), scaled(right, digits)]
  return x === y ? 0 : x > y ? 1 : -1
}

/** 1.5 at 2 digits is 150: whole numbers of any size compare exactly. */
function scaled([, sign, whole, fraction = '']: RegExpExecArray, digits: number): bigint {
  return BigInt(`${sign}${whole}${fraction.padEnd(digits, '0')}`)
}

function compareMoments(a: string, b: string): number | undefined {
  if (!moment.test(a) || !moment.test(b)) return undefined
  const [left, right] = [Date.parse(a), Date.parse(b)]
  if (Number.isNaN(left) || Number.isNaN(right)) return undefined
  return left === right ? compareTexts(fractionOf(a), fractionOf(b)) : Math.sign(left - right)
}

/** A Date ends at milliseconds; senders write micro- and nanoseconds. */
function fractionOf(text: string): string {
  return (/\.(\d+)/.exec(text)?.[1] ?? '').padEnd(9, '0')
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a > b ? 1 : -1
}
