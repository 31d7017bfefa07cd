'use server'

import { serverAction } from '../auth/server-action.ts'
import { adoptCase } from './adopt-case.ts'
import { confirmAbsent } from './confirm-absent.ts'
import { markSubmissionRead } from './mark-submission-read.ts'
import { retrySubmission } from './retry-submission.ts'
import { returnToDraft } from './return-to-draft.ts'
import {
  adoptCaseSchema,
  confirmAbsentSchema,
  retrySubmissionSchema,
  returnToDraftSchema,
  submitDraftSchema,
} from './schema.ts'
import { submitDraft } from './submit-draft.ts'

export const submitDraftAction = serverAction(submitDraftSchema, submitDraft)
export const retrySubmissionAction = serverAction(retrySubmissionSchema, retrySubmission)
export const returnToDraftAction = serverAction(returnToDraftSchema, returnToDraft)
export const confirmAbsentAction = serverAction(confirmAbsentSchema, confirmAbsent)
export const adoptCaseAction = serverAction(adoptCaseSchema, (actor, input) => adoptCase(actor, input))
export const markSubmissionReadAction = serverAction(retrySubmissionSchema, markSubmissionRead)
