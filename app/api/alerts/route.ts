import { answerState } from './answer-state.ts'

/** How the alert with this external id stands, for the system that sent it. */
export async function GET(request: Request): Promise<Response> {
  const externalId = new URL(request.url).searchParams.get('externalId') ?? ''
  return answerState(request, { externalId })
}
