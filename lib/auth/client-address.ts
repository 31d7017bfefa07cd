import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/**
 * Who asks, as an address: the peer of the connection, or, when that is a trusted proxy, the nearest address in
 * X-Forwarded-For (read from the right) that isn't one. What stands left of it anybody could have written.
 * @param trusted addresses or CIDR ranges of our own proxies (TRUSTED_PROXIES)
 * @returns undefined when the peer is unknown
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null | undefined,
  trusted: readonly string[],
): string | undefined {
  let client = read(peer)
  if (!client) return undefined
  const hops = (forwardedFor ?? '').split(',').map(hop => hop.trim())
  while (hops.length > 0 && isTrusted(client, trusted)) {
    const hop = read(hops.pop())
    if (!hop) break
    client = hop
  }
  return client.toString()
}

/** What a limit counts as one: an IPv4 address, or the /64 network that one IPv6 subscriber has to himself. */
export function addressGroup(address: string): string {
  const parsed = read(address)
  if (parsed?.kind() !== 'ipv6') return address
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map(part => part.toString(16))
    .join(':')}::/64`
}

/** An IPv4 address that came wrapped in IPv6 is that IPv4 address. */
function read(text: string | undefined): Address | undefined {
  return text !== undefined && ipaddr.isValid(text) ? ipaddr.process(text) : undefined
}

function isTrusted(address: Address, trusted: readonly string[]): boolean {
  return trusted.some(range => {
    if (ipaddr.isValid(range)) return ipaddr.process(range).toString() === address.toString()
    if (!ipaddr.isValidCIDR(range)) return false
    const [network, bits] = ipaddr.parseCIDR(range)
    return network.kind() === address.kind() && address.match(network, bits)
  })
}
