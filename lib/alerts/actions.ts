'use server'

import { serverAction } from '../auth/server-action.ts'
import { claimAlert } from './claim-alert.ts'
import { dismissAlert } from './dismiss-alert.ts'
import { markAlertRead } from './mark-alert-read.ts'
import { releaseAlert } from './release-alert.ts'
import { reopenAlert } from './reopen-alert.ts'
import {
  claimAlertSchema,
  dismissAlertSchema,
  readAlertSchema,
  releaseAlertSchema,
  reopenAlertSchema,
  snoozeAlertSchema,
} from './schema.ts'
import { snoozeAlert } from './snooze-alert.ts'

export const claimAlertAction = serverAction(claimAlertSchema, claimAlert)
export const releaseAlertAction = serverAction(releaseAlertSchema, releaseAlert)
export const dismissAlertAction = serverAction(dismissAlertSchema, dismissAlert)
export const reopenAlertAction = serverAction(reopenAlertSchema, reopenAlert)
export const snoozeAlertAction = serverAction(snoozeAlertSchema, snoozeAlert)
export const markAlertReadAction = serverAction(readAlertSchema, markAlertRead)
