/**
 * Every event there is: its stable name, and what it is about. A verb can't record what isn't listed here, and a
 * name that was once shown to an examiner is never reused for something else.
 */
export const eventTypes = {
  'alert.received': 'alert',
  'alert.updated': 'alert',
  'alert.mapped': 'alert',
  'alert.claimed': 'alert',
  'alert.released': 'alert',
  'alert.takenOver': 'alert',
  'alert.dismissed': 'alert',
  'alert.reopened': 'alert',
  'alert.snoozed': 'alert',
  'alert.woken': 'alert',
  'alert.closedUpstream': 'alert',
  'alert.read': 'alert',
  'payload.ignored': 'source',
  'draft.opened': 'draft',
  'draft.changed': 'draft',
  'draft.mapped': 'draft',
  'submission.frozen': 'submission',
  'submission.held': 'submission',
  'submission.retried': 'submission',
  'submission.returned': 'submission',
  'submission.absenceStated': 'submission',
  'submission.delivered': 'submission',
  'submission.read': 'submission',
  'case.created': 'case',
  'case.adopted': 'case',
  'template.published': 'template',
  'template.changed': 'template',
  'source.created': 'source',
  'source.changed': 'source',
  'source.keyIssued': 'source',
  'source.keyRevoked': 'source',
  'person.created': 'person',
  'person.changed': 'person',
  'person.disabled': 'person',
  'person.enabled': 'person',
  'person.passwordReset': 'person',
  'person.sarGranted': 'person',
  'person.sarRevoked': 'person',
  'session.started': 'person',
  'session.ended': 'person',
  'session.refused': 'person',
} as const satisfies Record<string, SubjectType>

export type SubjectType = 'alert' | 'draft' | 'submission' | 'case' | 'template' | 'source' | 'person'
export type EventName = keyof typeof eventTypes

/** Reading a thing that changes nothing, shown with an eye. */
export const reads: readonly EventName[] = ['alert.read', 'submission.read']
/** Outcomes that somebody should look at, shown in red. */
export const alarming: readonly EventName[] = ['submission.held', 'session.refused']
