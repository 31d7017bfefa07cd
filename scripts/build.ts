import { ensureBuilt } from './ensure-built.ts'
import { fail, say } from './say.ts'

/** Builds the pages ahead of a start, as an image does. */
await ensureBuilt().catch(fail)
say('The pages are built.')
