'use server'

import { changeRoles } from './change-roles.ts'
import { createPerson } from './create-person.ts'
import { disablePerson } from './disable-person.ts'
import { enablePerson } from './enable-person.ts'
import { endSession } from './end-session.ts'
import { grantSarRead } from './grant-sar-read.ts'
import { resetPassword } from './reset-password.ts'
import { revokeSarRead } from './revoke-sar-read.ts'
import {
  addPersonSchema,
  changeRolesSchema,
  personIdSchema,
  sessionIdSchema,
  setUpSchema,
  signInSchema,
} from './schema.ts'
import { serverAction } from './server-action.ts'
import { setUp } from './set-up.ts'
import { signIn } from './sign-in.ts'
import { signOutForm } from './sign-out-form.ts'
import { visitorForm } from './visitor-form.ts'

export const signInAction = visitorForm(signInSchema, signIn)
export const setUpAction = visitorForm(setUpSchema, setUp)
export const signOutAction = async (): Promise<void> => signOutForm()

export const createPersonAction = serverAction(addPersonSchema, createPerson)
export const changeRolesAction = serverAction(changeRolesSchema, changeRoles)
export const grantSarReadAction = serverAction(personIdSchema, grantSarRead)
export const revokeSarReadAction = serverAction(personIdSchema, revokeSarRead)
export const disablePersonAction = serverAction(personIdSchema, disablePerson)
export const enablePersonAction = serverAction(personIdSchema, enablePerson)
export const resetPasswordAction = serverAction(personIdSchema, resetPassword)
export const endSessionAction = serverAction(sessionIdSchema, endSession)
