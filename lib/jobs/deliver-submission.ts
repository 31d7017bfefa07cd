import { deliverNextStep } from '../submissions/deliver-next-step.ts'

/** Moves a submission on as far as it goes now. What is due later has its own wake-up call. */
export async function deliverSubmission({ submissionId }: { submissionId: string }): Promise<void> {
  while ((await deliverNextStep(submissionId)) === 'more') {}
}
