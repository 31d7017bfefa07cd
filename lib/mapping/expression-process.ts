import jsonata from 'jsonata'
import { takenAway } from './expression-syntax.ts'

/**
 * The process in which expressions run. It can be ended from outside in the middle of a regular expression, and what it
 * eats is its own: a thread that outgrew its memory limit took the whole process with it when tried.
 * Text goes in, text comes out; it has no environment, may write, open and start nothing, and compiles no text.
 */
export type Task = { id: number; expression: string; payload: string; whole: string | undefined; timeBox: number }
export type Outcome = { id: number } & ({ json: string | undefined } | { fault: Fault })
/** What JSONata says of a failure, without its message: that may quote the payload. */
export type Fault = {
  code: string
  token?: string | undefined
  position?: number | undefined
  argument?: number | undefined
}

/** Levels of evaluation inside each other; a function that calls itself without end is told so. */
const deepest = 5_000

process.on('message', async (task: Task) => {
  process.send?.(await run(task))
})
process.on('disconnect', () => process.exit())
// A Ctrl-C reaches every process of the terminal; the parent still maps what it began, and ends this one by leaving.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.send?.('ready')

async function run({ id, expression, payload, whole, timeBox }: Task): Promise<Outcome> {
  try {
    const compiled = jsonata(expression, { timeout: timeBox, stack: deepest })
    for (const name of takenAway) compiled.assign(name, undefined)
    const input = JSON.parse(payload)
    const bindings = { payload: whole === undefined ? input : JSON.parse(whole) }
    return { id, json: JSON.stringify(await compiled.evaluate(input, bindings), dropFunctions) }
  } catch (error) {
    return { id, fault: faultOf(error) }
  }
}

/** A function is no answer; JSONata shows its own as objects with a mark. */
function dropFunctions(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return '_jsonata_function' in value || '_jsonata_lambda' in value ? undefined : value
}

function faultOf(error: unknown): Fault {
  if (error instanceof RangeError) return { code: 'D1011' }
  const { code, token, position, index } = error as Record<string, unknown>
  return {
    code: typeof code === 'string' ? code : 'unknown',
    token: typeof token === 'string' ? token : undefined,
    position: typeof position === 'number' ? position : undefined,
    argument: typeof index === 'number' ? index : undefined,
  }
}
