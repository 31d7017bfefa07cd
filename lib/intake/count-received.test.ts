import { describe, expect, it } from 'vitest'
import { metrics } from '../metrics.ts'
import { countReceived } from './count-received.ts'
import { senderOf } from './sender.ts'

const sender = (kind: 'alert' | 'sar') =>
  senderOf({ id: 's', slug: 's', name: 'S', kind, externalId: 'id', events: null, version: null }, {})

async function counted(): Promise<Record<string, number>> {
  const { values } = await metrics().received.get()
  return Object.fromEntries(values.map(({ labels, value }) => [String(labels.result), value]))
}

describe('counting what comes in', () => {
  it('counts by result, and never what belongs to filings', async () => {
    countReceived(sender('alert'), ['accepted', 'accepted', 'rejected'])
    countReceived(sender('sar'), ['accepted', 'duplicate'])
    expect(await counted()).toEqual({ accepted: 2, rejected: 1 })
  })
})
