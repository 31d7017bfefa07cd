import { getWorkerState } from '#lib/jobs/queries.ts'

export const dynamic = 'force-dynamic'

/**
 * 503 until the database answers and a worker has reported once; later only when the database is gone. A worker that
 * went missing shows in the body: intake needs none.
 */
export async function GET(): Promise<Response> {
  const workers = await getWorkerState().catch(() => undefined)
  const ready = workers !== undefined && workers.lastBeat !== null
  const body = {
    status: ready ? 'ready' : 'waiting',
    database: workers ? 'answers' : 'gone',
    worker: workers && workers.alive > 0 ? 'running' : 'missing',
    lastWorkerReport: workers?.lastBeat?.toISOString() ?? null,
  }
  return Response.json(body, { status: ready ? 200 : 503, headers: ready ? {} : { 'Retry-After': '5' } })
}
