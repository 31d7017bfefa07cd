import { afterAll, describe, expect, test, vi } from 'vitest'
import { type PayloadObject, parsePayload, SourceNumber } from '#lib/json.ts'
import { endExpressions, evaluateExpression, expressionInput, signalExpressions } from './expression.ts'

const payloadOf = (text: string): PayloadObject => {
  const result = parsePayload(Buffer.from(text))
  if (!result.ok) throw new Error('no payload')
  return result.value
}
const payload = payloadOf(
  '{"rules": [{"name": "R1"}, {"name": "R7"}], "amount": 12.50, "__proto__": {"x": 1}, "secret": "sesame"}',
)
const input = expressionInput(payload, payloadOf('{"batch": "B-9"}'))
const run = (expression: string, timeBox = 10_000) => evaluateExpression(expression, input, timeBox)

afterAll(endExpressions)

describe('evaluateExpression', () => {
  test.each<[string, unknown]>([
    ["'Rules: ' & $join(rules.name, ', ')", 'Rules: R1, R7'],
    ['amount * 2', new SourceNumber('25')],
    ['$count(rules) > 1', true],
    ['rules.name', ['R1', 'R7']],
    ["{'a': amount, 'b': null}", { a: new SourceNumber('12.5'), b: null }],
    ['$payload.batch', 'B-9'],
    ['missing.thing', undefined],
    ['$fromMillis(1570062682000)', '2019-10-03T00:31:22.000Z'],
    ["$base64encode('ab')", 'YWI='],
    ['constructor', undefined],
    ['rules[0].constructor', undefined],
    ["$lookup($, 'toString')", undefined],
    ['$.__proto__.x', new SourceNumber('1')],
    ["($x := {'a': 1}; $x.constructor.constructor)", undefined],
    ['$string', undefined],
  ])('%s', async (expression, value) => {
    expect(await run(expression)).toEqual({ value })
  })

  test.each<[string, RegExp]>([
    ['a +', /fails/],
    ['$foo()', /calls what is no function \(at foo, character 5\)/],
    ['$now()', /calls what is no function/],
    ['$millis()', /calls what is no function/],
    ['$random()', /calls what is no function/],
    ["$eval('1')", /calls what is no function/],
    ['$number(secret)', /makes a number of what is none/],
    ['secret + 1', /calculates with what is no number/],
    ['$error(secret)', /raises its own error/],
    ['$sum(secret)', /gives a function/],
    ["'\\u0000'", /NUL/],
    [
      "$join([1..20000].('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'))",
      /more than a field/,
    ],
  ])('%s is a problem', async (expression, words) => {
    const evaluation = await run(expression)
    expect(evaluation).toEqual({ problem: expect.stringMatching(words) })
    expect(JSON.stringify(evaluation)).not.toContain('sesame')
  })

  test.each([
    ['a regular expression that explodes', "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+$/)", 100],
    ['an endless tail call', '($f := function($x) { $f($x + 1) }; $f(1))', 100],
    ['endless recursion', '($f := function($x) { 1 + $f($x + 1) }; $f(1))', 4_000],
    ['a bomb of memory', '($f := function($s) { $f($s & $s & $s) }; $f("xxxxxxxxxx"))', 4_000],
    ['a list without end', '($f := function($l) { $f($append($l, $l)) }; $f([1..1000]))', 4_000],
  ])('outlives %s', async (_what, expression, timeBox) => {
    expect(await run(expression, timeBox)).toEqual({ problem: expect.any(String) })
    expect(await run('amount')).toEqual({ value: new SourceNumber('12.5') })
  })

  test('keeps answers apart when many are asked at once, one of them endless', async () => {
    const asked = [...Array(20).keys()].map(index =>
      index === 7 ? run('($f := function() { $f() }; $f())', 100) : run(`${index} * 2`),
    )
    const answers = await Promise.all(asked)
    expect(
      answers.map(answer => ('value' in answer ? Number((answer.value as SourceNumber).source) : 'problem')),
    ).toEqual([...Array(20).keys()].map(index => (index === 7 ? 'problem' : index * 2)))
  })

  test('goes on through the Ctrl-C that reaches every process of a terminal', async () => {
    const before = await run('amount')
    const slow = run("($f := function($n) { $n = 0 ? 'done' : $f($n - 1) }; $f(20000))")
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signalExpressions(signal)
    expect(await slow).toEqual({ value: 'done' })
    expect(await run('amount')).toEqual(before)
  })

  test('starts another when the process was ended while nothing was asked of it', async () => {
    await run('amount')
    signalExpressions('SIGKILL')
    const again = async () => expect(await run('amount')).toEqual({ value: new SourceNumber('12.5') })
    await vi.waitFor(again, { timeout: 15_000 })
  })

  test('reaches no way to compile text', async () => {
    const attempts = [
      "$string.constructor('return process')()",
      "($f := function() { 1 }; $f.constructor('return 1'))",
      "$map([1], $lookup({'a': 1}, 'constructor'))",
    ]
    for (const attempt of attempts) {
      const evaluation = await run(attempt)
      expect('problem' in evaluation ? undefined : evaluation.value).toBeUndefined()
    }
    await run("{'__proto__': {'polluted': true}}")
    expect(await run('polluted')).toEqual({ value: undefined })
  })
})
