'use server'

import { setUpSchema, signInSchema } from './schema.ts'
import { setUp } from './set-up.ts'
import { signIn } from './sign-in.ts'
import { signOutForm } from './sign-out-form.ts'
import { visitorForm } from './visitor-form.ts'

export const signInAction = visitorForm(signInSchema, signIn)
export const setUpAction = visitorForm(setUpSchema, setUp)
export const signOutAction = async (): Promise<void> => signOutForm()
