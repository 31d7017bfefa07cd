import type { PersonaAnswer } from './answer.ts'
import type { PersonaClient } from './client.ts'
import { caseTemplateAnswerSchema, type PersonaCaseTemplate } from './schema.ts'

/**
 * Fetches a case template with its field schemas (GET /case-templates/{id}, permission case_template.read).
 * @returns `template` is null for any refusal, no answer, or an answer that can't be read
 */
export async function getCaseTemplate(
  client: PersonaClient,
  id: string,
): Promise<{ answer: PersonaAnswer; template: PersonaCaseTemplate | null }> {
  const answer = await client.call({ method: 'GET', path: `/case-templates/${encodeURIComponent(id)}` })
  const read = answer.is === 'answered' && answer.status === 200 && caseTemplateAnswerSchema.safeParse(answer.body).data
  return { answer, template: read ? read.data : null }
}
