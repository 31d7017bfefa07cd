import path from 'node:path'

/** The checkout's folder: commands work from any folder. */
export const root = path.resolve(import.meta.dirname, '..')
