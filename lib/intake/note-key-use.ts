import { after, clock, minute } from '../clock.ts'
import { db } from '../db.ts'
import type { KnownKey } from './queries.ts'

const noted = new Map<string, Date>()

/** Remembers when a key was last used, at most once a minute: after the answer, and never a reason for another one. */
export async function noteKeyUse(key: KnownKey): Promise<void> {
  const now = clock.now()
  const last = noted.get(key.id) ?? key.lastUsedAt
  if (last !== null && last > after(-minute, now)) return
  noted.set(key.id, now)
  try {
    await db().sourceKey.updateMany({ where: { id: key.id }, data: { lastUsedAt: now } })
  } catch {
    noted.delete(key.id)
  }
}
