import { fileRoute } from '#lib/auth/file-route.ts'
import { storeFileSchema } from '#lib/drafts/schema.ts'
import { storeFile } from '#lib/drafts/store-file.ts'

/** A file for a file field; the answer that names it is saved like any other. */
export const POST = fileRoute(storeFileSchema, storeFile)
