import { z } from 'zod'
import { roles } from '../actor.ts'

const email = z
  .string()
  .trim()
  .max(254, 'is too long for an e-mail address')
  .transform(text => text.toLowerCase())
  .pipe(z.email('must be an e-mail address, such as name@example.com'))
const name = z
  .string()
  .trim()
  .min(1, 'is missing; give the name that colleagues know')
  .max(120, 'must have at most 120 characters')
  .refine(text => !/\p{Cc}/u.test(text), 'must be plain text on one line')
const password = z.string().min(8, 'must have at least 8 characters').max(128, 'must have at most 128 characters')
const rolesSchema = z
  .array(z.enum(roles))
  .min(1, 'must name at least one role')
  .transform(list => roles.filter(role => list.includes(role)))
const id = z.uuid('is not an id of ours')

/** A sign-in says nothing of how passwords look, only that there is one. */
export const signInSchema = z.object({
  email,
  password: z.string().min(1, 'is missing; type your password').max(128, 'must have at most 128 characters'),
})
export type SignIn = z.infer<typeof signInSchema>

export const setUpSchema = z.object({
  code: z.string().trim().min(1, 'is missing; the first start printed it').max(100, 'is not a code of ours'),
  name,
  email,
  password,
  // A form sends a ticked box as 'on' and leaves the other out.
  maySeeFilings: z.preprocess(value => value === 'on' || value === true, z.boolean()),
})
export type SetUp = z.infer<typeof setUpSchema>

export const createPersonSchema = z.object({
  email,
  name: name.optional(),
  roles: rolesSchema,
  sarRead: z.boolean().optional(),
  password: password.optional(),
})
export type CreatePerson = z.input<typeof createPersonSchema>

/** What the form on /people sends: the password is always made, never chosen by a colleague. */
export const addPersonSchema = createPersonSchema.omit({ password: true })

export const changeRolesSchema = z.object({ personId: id, from: z.array(z.enum(roles)), roles: rolesSchema })
export type ChangeRoles = z.infer<typeof changeRolesSchema>

export const personIdSchema = z.object({ personId: id })
export type PersonId = z.infer<typeof personIdSchema>

export const sessionIdSchema = z.object({ sessionId: id })
export type SessionId = z.infer<typeof sessionIdSchema>
