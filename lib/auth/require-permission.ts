import { notFound } from 'next/navigation.js'
import type { PersonActor } from '../actor.ts'
import { holds, type Permission } from './permissions.ts'
import { requireActor } from './require-actor.ts'

/** The door of a page that not everybody may see: without the permission there is no such page. */
export async function requirePermission(permission: Permission): Promise<PersonActor> {
  const actor = await requireActor()
  if (!holds(actor, permission)) notFound()
  return actor
}
