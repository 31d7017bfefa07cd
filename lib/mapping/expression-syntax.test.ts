import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExpression } from './expression-syntax.ts'

const pathsOf = (expression: string) => {
  const result = readExpression(expression)
  return result.ok ? result.value.paths : result.problems
}

describe('readExpression', () => {
  test.each<[string, string[]]>([
    ["'Rules: ' & $join(rules.name, ', ')", ['rules.name']],
    ['$payload.batch & a[0].b', ['$payload.batch', 'a[0].b']],
    ["a[0].b[x='y'].c", ['a[0].b.c', 'a[0].b.x']],
    ['rules.(name & code)', ['rules.name', 'rules.code']],
    ['rules[$$.x = y]{name: $sum(z)}', ['rules', 'x', 'rules.y', 'rules.name', 'rules.z']],
    ['a."b.c".d', ['a["b.c"].d']],
    ['$.a.b', ['a.b']],
    ['$map(rules, function($r){ $r.name })', ['rules']],
    ['rules^(>score).id', ['rules.score']],
    ['a.*.b', []],
    ["'constant'", []],
    ['a ? b : c', ['a', 'b', 'c']],
    ['a & a', ['a']],
  ])('%s reads %j', (expression, paths) => {
    expect(pathsOf(expression)).toEqual(paths)
  })

  test.each<[string, RegExp]>([
    ['a +', /JSONata: Unexpected end of expression \(character 3\)/],
    ['$join(', /Expected "\)"/],
    ["'abc", /quote/],
    ['/(', /regular expression/],
    ['', /JSONata/],
    ['$now()', /uses \$now/],
    ['$string($millis())', /uses \$millis/],
    ['a[$random() > 0]', /uses \$random/],
    ["($f := $eval; $f('1'))", /uses \$eval/],
  ])('refuses %j', (expression, words) => {
    expect(pathsOf(expression)).toEqual([{ path: '', problem: expect.stringMatching(words) }])
  })

  test('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab.[]{}()$&|^*%~>:=?"\'`/\\ 0,@#') }), text => {
        expect(Array.isArray(pathsOf(text))).toBe(true)
      }),
    )
  })
})
