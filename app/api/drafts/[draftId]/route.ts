import { jsonRoute } from '#lib/auth/json-route.ts'
import { saveDraft } from '#lib/drafts/save-draft.ts'
import { saveDraftSchema } from '#lib/drafts/schema.ts'

/** Autosave: the revision comes in and goes out; a request survives the page that sent it (keepalive). */
export const PATCH = jsonRoute(saveDraftSchema, saveDraft)
