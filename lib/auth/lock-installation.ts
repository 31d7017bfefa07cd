import type { Tx } from '../db.ts'

/**
 * Lets one transaction at a time decide who the first administrator is: two starts, or two people at /setup, come after
 * each other here.
 */
export async function lockInstallation(
  tx: Tx,
): Promise<{ setupCodeHash: string | null; administrators: number; people: number }> {
  await tx.installation.createMany({ data: { id: 1 }, skipDuplicates: true })
  await tx.$queryRaw`select id from installation where id = 1 for update`
  const installation = await tx.installation.findUniqueOrThrow({ where: { id: 1 }, select: { setupCodeHash: true } })
  const administrators = await tx.person.count({ where: { roles: { has: 'administrator' } } })
  const people = await tx.person.count()
  return { setupCodeHash: installation.setupCodeHash, administrators, people }
}
