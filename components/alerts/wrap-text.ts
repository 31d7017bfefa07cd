/** Lines of at most `width` characters, broken at spaces where there are some; a line break of the text is one here. */
export function wrapText(text: string, width: number): string[] {
  return text.split(/\r\n|\r|\n/).flatMap(line => wrapLine(line, width))
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let rest = [...line]
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width)
    const cut = space > 0 ? space + 1 : width
    lines.push(rest.slice(0, cut).join(''))
    rest = rest.slice(cut)
  }
  return [...lines, rest.join('')]
}
