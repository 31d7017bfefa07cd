import { claimAlertAction, releaseAlertAction } from '#lib/alerts/actions.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { sayDone, sayRefused } from '../ui/toast.tsx'

/** Claims a free alert or releases one's own, and says which. */
export async function toggleClaim(alert: { id: string; holder: { id: string } | null }, me: string): Promise<void> {
  const mine = alert.holder?.id === me
  const result = await runAction<unknown>(mine ? releaseAlertAction : claimAlertAction, { alertId: alert.id })
  if (result.ok) sayDone(`${mine ? 'Released' : 'Claimed'} ${alert.id}`)
  else sayRefused(`Not ${mine ? 'released' : 'claimed'}: ${wordsOf(result)}`)
}
