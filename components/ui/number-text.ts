/** Groups the whole part by thousands and leaves every digit as it is: '86412.50' is '86,412.50'. Other text comes back unchanged. */
export function groupDigits(text: string): string {
  const parts = /^(-?)(\d+)(\.\d*)?$/.exec(text)
  if (!parts) return text
  const [, sign = '', whole = '', fraction = ''] = parts
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${fraction}`
}

/** What was typed or pasted, without grouping: '86,412.50', '86 412.50' and '$86,412.50' are '86412.50'. What is no number stays as typed. */
export function plainNumber(text: string): string {
  const bare = text.trim().replace(/^[$€£¥]\s?/, '')
  const minus = bare.replace(/^[\u2212\u2013]/, '-')
  if (/^-?\d{1,3}([,\u00a0\u202f ]\d{3})+(\.\d*)?$/.test(minus)) return minus.replace(/[,\u00a0\u202f ]/g, '')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(minus) ? minus : text.trim()
}
