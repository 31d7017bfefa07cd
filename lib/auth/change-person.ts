import type { Actor } from '../actor.ts'
import { type Tx, transaction } from '../db.ts'
import { type Result, refuse } from '../result.ts'
import { type Locked, type LockedPerson, lockPeople } from './lock-people.ts'

type Change<T> = (tx: Tx, person: LockedPerson, locked: Locked) => Promise<Result<T>>

/**
 * Runs one change of a person in a transaction that holds the locks it needs; `change` does the write and its event.
 * @returns not-found when there is no such person, or when the actor lost the permission in the meantime
 */
export async function changePerson<T>(actor: Actor, personId: string, change: Change<T>): Promise<Result<T>> {
  return transaction(async tx => {
    const locked = await lockPeople(tx, actor, personId, 'person.write')
    if (!locked.person || !locked.actorHolds) return refuse('not-found')
    return change(tx, locked.person, locked)
  })
}

/** A refusal in words of its own, at no field. */
export function refuseWith(problem: string): Result<never> {
  return refuse('wrong-state', [{ path: '', problem }])
}
