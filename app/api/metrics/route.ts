import { countSubmissions, getWorkerState } from '#lib/jobs/queries.ts'
import { metrics } from '#lib/metrics.ts'

export const dynamic = 'force-dynamic'

/** For Prometheus. Filings are in none of the numbers. What the database would tell is left out while it is away. */
export async function GET(): Promise<Response> {
  const { registry, submissions, workers, beat } = metrics()
  try {
    const state = await getWorkerState()
    workers.set(state.alive)
    beat.set((state.lastBeat?.getTime() ?? 0) / 1_000)
    for (const { status, count } of await countSubmissions()) submissions.set({ status }, count)
  } catch {
    workers.reset()
    submissions.reset()
  }
  return new Response(await registry.metrics(), { headers: { 'Content-Type': registry.contentType } })
}
