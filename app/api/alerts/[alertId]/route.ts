import { answerState } from '../answer-state.ts'

/** How one alert stands, for the system that sent it. */
export async function GET(request: Request, { params }: { params: Promise<{ alertId: string }> }): Promise<Response> {
  const { alertId } = await params
  return answerState(request, { id: alertId })
}
