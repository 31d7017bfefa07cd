/** '12, of whom 1 is disabled': the whole and the part that isn't as the rest. */
export function countWords(people: readonly { disabledAt: Date | null }[]): string {
  const disabled = people.filter(person => person.disabledAt !== null).length
  if (disabled === 0) return String(people.length)
  return `${people.length}, of whom ${disabled} ${disabled === 1 ? 'is' : 'are'} disabled`
}
