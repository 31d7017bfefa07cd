import type { Metadata } from 'next'
import { listAlertSources, listAlerts } from '#lib/alerts/queries.ts'
import { queueFilterSchema } from '#lib/alerts/queue-query.ts'
import { defaultAlertFilter } from '#lib/alerts/views.ts'
import { holds } from '#lib/auth/permissions.ts'
import { requirePermission } from '#lib/auth/require-permission.ts'
import { Queue } from '../../../components/alerts/queue.tsx'

export const metadata: Metadata = { title: 'Alerts' }

type AlertsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The queue. An address that doesn't read as a filter shows the default view. */
export default async function AlertsPage({ searchParams }: AlertsPageProps) {
  const actor = await requirePermission('alert.read')
  const read = queueFilterSchema.safeParse(await searchParams)
  const filter = read.success ? read.data : defaultAlertFilter
  const [page, sources] = await Promise.all([listAlerts(actor, filter, { limit: 50 }), listAlertSources(actor)])
  const first = page.ok ? page.value : { rows: [], next: null }
  return (
    <Queue first={first} firstFilter={filter} sources={sources} me={actor.id} mayWork={holds(actor, 'alert.work')} />
  )
}
