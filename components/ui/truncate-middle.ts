/**
 * Cuts a long id in its middle and keeps what tells it from others: the prefix up to the first underscore with four
 * characters behind it, and the last four ('txn_5GkQ…w8Zr'). An id of `most` characters or fewer stays whole.
 */
export function truncateMiddle(id: string, most = 16): string {
  const characters = [...id]
  if (characters.length <= most) return id
  const underscore = characters.indexOf('_')
  const head = underscore > 0 && underscore < most - 9 ? underscore + 5 : Math.max(4, most - 5)
  return `${characters.slice(0, head).join('')}…${characters.slice(-4).join('')}`
}
