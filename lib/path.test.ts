import { expect, test } from 'vitest'
import { type Path, pathText, problemAt } from './path.ts'

test.each<[Path, string]>([
  [[], ''],
  [['templates', 1, 'fields', 1, 'type'], 'templates[1].fields[1].type'],
  [[0, 'a'], '[0].a'],
  [['a.b', 'c'], '["a.b"].c'],
  [['a', ''], 'a[""]'],
  [['a', 'b]"'], 'a["b]\\""]'],
  [['first name', ' x', 'y '], 'first name[" x"]["y "]'],
  [['@type', '$ref', 'ns:tag', 'a-b', 'Größe'], '@type.$ref.ns:tag.a-b.Größe'],
])('%j is written %s', (path, text) => {
  expect(pathText(path)).toBe(text)
})

test('a problem stands at its place', () => {
  expect(problemAt(['sources', 0, 'colour'], 'is not known here')).toEqual({
    path: 'sources[0].colour',
    problem: 'is not known here',
  })
})
