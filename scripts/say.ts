/** Tells the person at the terminal what happens; stderr, since stdout carries results alone. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Something that the person at the terminal can mend: its message is the whole of what they read, without a stack. */
export class Refused extends Error {}

/** Ends the process with what went wrong: one sentence for what can be mended, the stack for a surprise. */
export function fail(error: unknown): never {
  say(error instanceof Refused ? error.message : String(error instanceof Error ? error.stack : error))
  process.exit(1)
}
