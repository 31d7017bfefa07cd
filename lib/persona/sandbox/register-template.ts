import { second } from '#lib/clock.ts'
import type { NewTemplate } from './template.ts'

/**
 * Tells a sandbox of a case template, so that it checks cases against its fields. Doing it again replaces it.
 * @param url the sandbox's own address or its API's (with /api/v1)
 * @throws Error when the sandbox doesn't answer or refuses, with what it objects to
 */
export async function registerSandboxTemplate(url: string, template: { id: string } & NewTemplate): Promise<void> {
  const { id, ...rest } = template
  const base = url.replace(/\/+$/, '').replace(/\/api\/v1$/, '')
  const answered = await fetch(`${base}/__templates/${encodeURIComponent(id)}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(rest),
    signal: AbortSignal.timeout(10 * second),
  })
  if (!answered.ok) throw new Error(`The sandbox refused template ${id}: ${await answered.text()}`)
}
