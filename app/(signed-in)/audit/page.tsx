import type { Metadata } from 'next'
import { listAuditActors, listAuditEvents } from '#lib/audit/queries.ts'
import { auditFilterSchema } from '#lib/audit/schema.ts'
import { auditScope } from '#lib/auth/audit-scope.ts'
import { requirePermission } from '#lib/auth/require-permission.ts'
import { AuditLog } from '../../../components/audit/audit-log.tsx'

export const metadata: Metadata = { title: 'Audit' }

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The history: who did what, when. An address that doesn't read as a filter shows all of it. */
export default async function AuditPage({ searchParams }: AuditPageProps) {
  const actor = await requirePermission('audit.read')
  const read = auditFilterSchema.safeParse(await searchParams)
  const filter = read.success ? read.data : {}
  const scope = auditScope(actor)
  const [page, people] = await Promise.all([
    listAuditEvents(actor, scope, filter, { limit: 50 }),
    listAuditActors(actor, scope),
  ])
  const first = page.ok ? page.value : { rows: [], next: null }
  return <AuditLog first={first} firstFilter={filter} people={people} me={actor.id} />
}
