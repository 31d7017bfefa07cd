'use server'

import { signInSchema } from './schema.ts'
import { signIn } from './sign-in.ts'
import { signOutForm } from './sign-out-form.ts'
import { visitorForm } from './visitor-form.ts'

export const signInAction = visitorForm(signInSchema, signIn)
export const signOutAction = async (): Promise<void> => signOutForm()
