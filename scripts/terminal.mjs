import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder: commands work from any folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Tells the person at the terminal what happens; stderr, since stdout carries results alone.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}
