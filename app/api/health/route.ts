export const dynamic = 'force-dynamic'

/** The process is up; says nothing of what it needs. */
export function GET(): Response {
  return Response.json({ status: 'up' })
}
