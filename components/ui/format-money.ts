import { groupDigits } from './number-text.ts'

// Intl knows ISO 4217's minor units; these are currencies it doesn't know.
const beyondIso: Record<string, number> = { BTC: 8, BCH: 8, LTC: 8, DOGE: 8, ETH: 18, USDT: 6, USDC: 6, XRP: 6, TRX: 6 }

const known = new Map<string, number | null>()

/** How many decimal places a currency's smallest unit has (USD 2, JPY and VND 0, BTC 8), or null when it isn't known. */
export function minorUnits(currency: string): number | null {
  const code = currency.toUpperCase()
  const own = beyondIso[code]
  if (own !== undefined) return own
  const found = known.get(code)
  if (found !== undefined) return found
  const isIso = /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code)
  const places = isIso
    ? (new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits ??
      null)
    : null
  known.set(code, places)
  return places
}

/**
 * A decimal amount as text with its digits grouped and its minor units filled up: ('86412.5', 'USD') is '86,412.50',
 * ('4980000', 'JPY') '4,980,000', ('3.4188', 'BTC') '3.41880000'. Nothing is ever rounded: digits beyond the smallest
 * unit stay. Zeros beyond the eighth place aren't filled up. Text that is no decimal comes back as it is.
 */
export function formatMoney(amount: string, currency: string | null): string {
  const parts = /^(-?)0*(\d+)(?:\.(\d*))?$/.exec(amount)
  if (!parts) return amount
  const [, sign = '', whole = '', given = ''] = parts
  const places = currency === null ? null : minorUnits(currency)
  const surplus = places === null ? given : given.slice(0, places) + given.slice(places).replace(/0+$/, '')
  const fraction = surplus.padEnd(Math.min(places ?? 0, 8), '0')
  return groupDigits(`${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`)
}

/** The same from a count of the smallest unit: (8641250n, 'USD') is '86,412.50'. An unknown currency has two places. */
export function formatMinorUnits(amount: bigint | string, currency: string): string {
  const count = BigInt(amount)
  const places = minorUnits(currency) ?? 2
  const digits = String(count < 0n ? -count : count).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places)
  return formatMoney(`${count < 0n ? '-' : ''}${whole}${places === 0 ? '' : `.${fraction}`}`, currency)
}
