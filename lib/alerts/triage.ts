import { day, hour } from '../clock.ts'

export const priorities = ['P1', 'P2', 'P3', 'P4'] as const
export type Priority = (typeof priorities)[number]

/** How long an alert of each priority may wait for a first decision, in milliseconds from its arrival. Ours to set: regulation names no number, it asks for an expeditious review (FFIEC manual). */
export const triageTime = { P1: 20 * hour, P2: 24 * hour, P3: 3 * day, P4: 5 * day } as const satisfies Record<
  Priority,
  number
>

export function dueAt(priority: Priority, receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + triageTime[priority])
}
