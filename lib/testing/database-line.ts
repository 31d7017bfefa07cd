import { once } from 'node:events'
import net from 'node:net'

/** A line to the database that can be cut and mended, as a network or a restart does it. */
export type DatabaseLine = { url: string; cut: () => void; mend: () => void; close: () => Promise<void> }

export async function databaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl)
  const open = new Set<net.Socket>()
  let whole = true
  const server = net.createServer(near => {
    if (!whole) return void near.destroy()
    const far = net.connect(Number(target.port), target.hostname)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from
        .on('error', () => to.destroy())
        .on('close', () => {
          open.delete(from)
          to.destroy()
        })
      from.pipe(to)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(typeof address === 'object' && address ? address.port : '')
  const drop = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: url.href,
    cut() {
      whole = false
      drop()
    },
    mend() {
      whole = true
    },
    async close() {
      server.close()
      drop()
      await once(server, 'close')
    },
  }
}
