import { clock, minute } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { env } from '#lib/env.ts'

const key = 'persona'

/**
 * Takes one of the PERSONA_RATE_LIMIT requests of this minute, which all processes on this database share. The window
 * begins with its first request and lasts 60 s, as Persona's does (persona/api.md 5).
 * @returns null when there was one; else when the next window begins
 */
export async function takeSlot(limit = env().PERSONA_RATE_LIMIT): Promise<Date | null> {
  const now = clock.now().getTime()
  const [row] = await db().$queryRaw<{ points: number; expire: bigint }[]>`
    INSERT INTO "rate_limit" AS r ("key", "points", "expire") VALUES (${key}, 1, ${now + minute})
    ON CONFLICT ("key") DO UPDATE SET
      "points" = CASE WHEN r."expire" <= ${now} THEN 1 ELSE r."points" + 1 END,
      "expire" = CASE WHEN r."expire" <= ${now} THEN ${now + minute} ELSE r."expire" END
    RETURNING "points", "expire"`
  return row && row.points > limit ? new Date(Number(row.expire)) : null
}

/** Persona itself said "enough": nobody on this database sends before then. */
export async function closeSlots(until: Date): Promise<void> {
  const expire = BigInt(until.getTime())
  await db().rateLimit.upsert({
    where: { key },
    create: { key, points: 1_000_000, expire },
    update: { points: 1_000_000, expire },
  })
}
