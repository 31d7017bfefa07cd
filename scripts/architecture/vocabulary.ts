import { readFileSync } from 'node:fs'
import path from 'node:path'

const saysNothing = /^(utils?|helpers?|common|misc|shared|managers?|services?|index|types|constants|lib|stuff)$/
const limits = [
  { of: /^app\/.*\/page\.tsx$|^app\/page\.tsx$/, most: 60, what: 'a page reads, composes and stops' },
  { of: /^app\/.*\/route\.ts$/, most: 40, what: 'a route handler is a door' },
  { of: /./, most: 300, what: 'a file is read in one go' },
]

/**
 * Names that say nothing, and files that grew too long.
 */
export function vocabularyProblems(root: string, files: string[]): string[] {
  return files.flatMap(file => [...nameProblems(file), ...sizeProblems(root, file)])
}

function nameProblems(file: string): string[] {
  const parts = file.split('/').map(part => part.replace(/(\.test)?\.tsx?$/, ''))
  const empty = parts.slice(1).find(part => saysNothing.test(part))
  if (empty) return [`${file}: "${empty}" says nothing; name it after what it does.`]
  if (file.startsWith('lib/') && file.endsWith('.tsx')) return [`${file}: lib runs without a build, so it has no .tsx.`]
  return []
}

function sizeProblems(root: string, file: string): string[] {
  if (file.endsWith('.test.ts') || file.endsWith('.test.tsx')) return []
  const lines = readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length
  const over = limits.find(({ of, most }) => of.test(file) && lines > most)
  return over ? [`${file}: ${lines} lines, of at most ${over.most}: ${over.what}.`] : []
}
