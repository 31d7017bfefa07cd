import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type PayloadValue, parseValue, plainJson } from '#lib/json.ts'
import type { Fault, Outcome, Task } from './expression-process.ts'

/** What an expression gives: a value (undefined where it gives nothing), or why not, without a word of the payload. */
export type Evaluation = { value: PayloadValue | undefined } | { problem: string }
/** A payload as the expressions' process takes it. JSONata calculates with JavaScript's numbers: digits beyond 2^53 are lost in it. */
export type ExpressionInput = { payload: string; whole: string | undefined }

const defaultTimeBox = 1_000
/** JSONata looks at the time itself between steps; only a step that never ends costs the process. */
const grace = 250
const startTimeBox = 20_000
/** Characters of a result; no field takes more. */
const longestResult = 1_048_576

const limits = [
  '--max-old-space-size=96',
  '--max-semi-space-size=8',
  '--disallow-code-generation-from-strings',
  '--permission',
  '--allow-fs-read=*',
]

let child: ChildProcess | undefined
let turn: Promise<unknown> = Promise.resolve()
let lastId = 0

export function expressionInput(payload: PayloadValue, whole?: PayloadValue): ExpressionInput {
  const text = (value: PayloadValue) => JSON.stringify(plainJson(value))
  return { payload: text(payload), whole: whole === undefined ? undefined : text(whole) }
}

/**
 * Runs a JSONata expression over a payload in a process of its own, one at a time; `$payload` is the whole payload.
 * @param timeBox milliseconds after which the process is ended; the next call starts another
 */
export function evaluateExpression(
  expression: string,
  input: ExpressionInput,
  timeBox: number = defaultTimeBox,
): Promise<Evaluation> {
  const evaluation = turn.then(() => evaluateNow({ id: ++lastId, expression, timeBox, ...input }))
  turn = evaluation.catch(() => undefined)
  return evaluation
}

/** Ends the process of the expressions; the next evaluation starts another. */
export function endExpressions(): void {
  signalExpressions('SIGKILL')
  child = undefined
}

/** What a terminal does to every process of its group. */
export function signalExpressions(signal: NodeJS.Signals): void {
  child?.kill(signal)
}

async function evaluateNow(task: Task): Promise<Evaluation> {
  // It may have ended while nothing was asked of it.
  const running = child?.connected ? child : await startChild()
  child = running
  const answer = nextAnswer(running, task.timeBox + grace)
  running.send(task, () => {})
  const outcome = await answer
  if (typeof outcome === 'object') return evaluationOf(outcome)
  endExpressions()
  return { problem: outcome === 'late' ? lateWords : 'needs more memory than an expression may use' }
}

async function startChild(): Promise<ChildProcess> {
  const started = fork(processFile(), {
    execArgv: limits,
    env: {} as NodeJS.ProcessEnv,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const answer = await nextAnswer<'ready'>(started, startTimeBox)
  if (answer === 'ready') return started
  started.kill('SIGKILL')
  throw new Error('The process for expressions did not start')
}

/**
 * The next message of the process, or that none came: it was late, or the process ended (its memory ran out). Only while
 * an answer is awaited does the child keep its parent alive.
 */
function nextAnswer<M = Outcome>(from: ChildProcess, timeBox: number): Promise<M | 'late' | 'broken'> {
  from.ref()
  from.channel?.ref()
  return new Promise(resolve => {
    const settle = (answer: unknown) => {
      clearTimeout(timer)
      from.off('message', settle).off('error', onBreak).off('exit', onBreak)
      from.unref()
      from.channel?.unref()
      resolve(answer as M | 'late' | 'broken')
    }
    const onBreak = () => settle('broken')
    const timer = setTimeout(() => settle('late'), timeBox)
    from.on('message', settle).on('error', onBreak).on('exit', onBreak)
  })
}

/** Found beside this file; a bundle's code stands elsewhere, and there the project's folder is the working directory. */
function processFile(): string {
  const name = 'expression-process.ts'
  const beside = path.join(import.meta.dirname ?? '', name)
  return existsSync(beside) ? beside : path.join(process.cwd(), 'lib', 'mapping', name)
}

function evaluationOf(outcome: Outcome): Evaluation {
  if ('fault' in outcome) return { problem: faultWords(outcome.fault) }
  if (outcome.json === undefined) return { value: undefined }
  if (outcome.json.length > longestResult) return { problem: 'gives more than a field can hold' }
  const parsed = parseValue(outcome.json)
  return parsed.ok
    ? { value: parsed.value }
    : { problem: 'gives what can’t be kept: a NUL character or more than 64 levels' }
}

const lateWords = 'takes too long; make it simpler'

/** JSONata's commonest failures in words of our own, since its messages quote the payload. */
const words: Record<string, string> = {
  T0410: 'gives a function what it doesn’t take',
  T0411: 'gives a function what it doesn’t take',
  T0412: 'gives a function a list of the wrong kind',
  T1005: 'calls what is no function',
  T1006: 'calls what is no function',
  T2001: 'calculates with what is no number, left of an operator',
  T2002: 'calculates with what is no number, right of an operator',
  T2009: 'compares values of two kinds',
  T2010: 'compares what are neither numbers nor texts',
  D1001: 'gives a number that is too large',
  D1004: 'has a regular expression that matches nothing at all',
  D1012: lateWords,
  D1011: 'calls itself without end',
  D2014: 'makes a list that is too long',
  D3030: 'makes a number of what is none',
  D3110: 'makes a time of what is none',
  D3136: 'makes a time of what is none',
  D3137: 'raises its own error',
  D3138: 'finds several where $single wants one',
  D3139: 'finds none where $single wants one',
  D3141: 'asserts what isn’t so',
}

function faultWords({ code, token, position, argument }: Fault): string {
  const what = words[code] ?? 'fails'
  const where = [
    token === undefined ? '' : `at ${token}`,
    argument === undefined ? '' : `argument ${argument}`,
    position === undefined ? '' : `character ${position}`,
  ].filter(Boolean)
  return where.length > 0 ? `${what} (${where.join(', ')})` : what
}
