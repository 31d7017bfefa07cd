import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressGroup, clientAddress } from './client-address.ts'

const proxy = '10.0.0.5'

describe('clientAddress', () => {
  it.each([
    ['no proxy is trusted: the peer, whatever it claims', '203.0.113.9', '198.51.100.1', [], '203.0.113.9'],
    ['the peer is no proxy of ours: its claim is spoofed', '203.0.113.9', '198.51.100.1', [proxy], '203.0.113.9'],
    ['one proxy: what it saw', proxy, '198.51.100.1', [proxy], '198.51.100.1'],
    ['a spoofed hop left of what the proxy saw', proxy, '1.2.3.4, 198.51.100.1', [proxy], '198.51.100.1'],
    ['a chain of proxies in a range', proxy, '1.2.3.4, 198.51.100.1, 10.0.0.9', ['10.0.0.0/8'], '198.51.100.1'],
    ['nothing but proxies: the furthest', proxy, '10.0.0.7, 10.0.0.9', ['10.0.0.0/8'], '10.0.0.7'],
    ['no header from the proxy', proxy, null, [proxy], proxy],
    ['a header that is no address', proxy, 'unknown', [proxy], proxy],
    ['an address with a script in it', proxy, '<script>', [proxy], proxy],
    ['a broken hop hides what stands left of it', proxy, '198.51.100.1, garbage', [proxy], proxy],
    ['IPv4 wrapped in IPv6', '::ffff:10.0.0.5', '198.51.100.1', [proxy], '198.51.100.1'],
    ['an IPv6 range', 'fd00::5', '2001:db8::1', ['fd00::/8'], '2001:db8::1'],
    ['a range of the other family', proxy, '198.51.100.1', ['fd00::/8'], proxy],
    ['a setting that is no range', proxy, '198.51.100.1', ['proxy.example'], proxy],
    ['no peer', undefined, '198.51.100.1', [proxy], undefined],
    ['an empty peer', '', '198.51.100.1', [proxy], undefined],
  ])('%s', (_, peer, forwardedFor, trusted, expected) => {
    expect(clientAddress(peer, forwardedFor, trusted)).toBe(expected)
  })

  it('never believes anybody who comes directly', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (peer, claim) => {
        fc.pre(!peer.startsWith('10.'))
        expect(clientAddress(peer, claim, ['10.0.0.0/8'])).toBe(clientAddress(peer, null, []))
      }),
    )
  })

  it('finds the address that the proxy saw, whatever was claimed before it', () => {
    fc.assert(
      fc.property(fc.string(), claim => {
        expect(clientAddress(proxy, `${claim}, 198.51.100.1`, [proxy])).toBe('198.51.100.1')
      }),
    )
  })
})

describe('addressGroup', () => {
  it.each([
    ['198.51.100.1', '198.51.100.1'],
    ['::ffff:198.51.100.1', '::ffff:198.51.100.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['unknown', 'unknown'],
  ])('counts %s as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group)
  })
})
