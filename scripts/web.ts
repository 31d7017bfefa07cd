import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import next from 'next'
import { markRequest, requestMarks } from '#lib/auth/request-marks.ts'
import { closeDatabase } from '#lib/db.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { metrics } from '#lib/metrics.ts'
import { ensureBuilt, holdBuild } from './ensure-built.ts'
import { actionsKey } from './keys.ts'
import { prepareProcess, runUntilStopped, supervised } from './process.ts'
import { root } from './root.ts'
import { fail, Refused } from './say.ts'

/** The web process: the built pages and addresses behind one HTTP server on all interfaces. `dev` serves from the sources. */
async function web(dev: boolean): Promise<void> {
  await prepareProcess()
  if (!dev && !supervised) await ensureBuilt()
  if (!dev) holdBuild()
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey(env().AUTH_SECRET ?? '')
  // After an action Next asks itself for the page that it leads to, with the person's cookies: nobody else's port.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://127.0.0.1:${env().PORT}`
  const app = next({ dev, dir: root })
  await app.prepare()
  const handle = app.getRequestHandler()
  // A header sent twice arrives as both, so that a second credential is seen and refused.
  const server = createServer({ joinDuplicateHeaders: true }, (request, response) => {
    markRequest(request)
    watch(request, response)
    handle(request, response).catch((error: unknown) => {
      log().error({ err: error, request: request.headers[requestMarks.requestId] }, 'a request failed')
      response.destroy()
    })
  })
  await listen(server, env().PORT)
  runUntilStopped(async () => {
    await drain(server)
    await app.close()
    await closeDatabase()
  })
}

function listen(server: Server, port: number): Promise<void> {
  // A long file may take its time; headers may not (Node's own limit of 60 s).
  server.requestTimeout = 30 * 60_000
  // Longer than a proxy keeps an idle connection, so that the proxy is the one to close it.
  server.keepAliveTimeout = 75_000
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Refused(`Port ${port} is taken: set PORT to another.`) : error)
    })
    server.listen(port, () => resolve())
  })
}

/** Answers what is under way, for at most 5 s; takes nothing new. */
function drain(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  })
}

/** One line a request, without the query string (it may hold what somebody looks for); polls and assets only under debug. */
function watch(request: IncomingMessage, response: ServerResponse): void {
  const began = performance.now()
  const { method = '', url = '/' } = request
  const path = url.split('?')[0] ?? '/'
  const area = path.startsWith('/_next/') ? 'asset' : path.startsWith('/api/') ? 'api' : 'page'
  response.once('close', () => {
    const seconds = (performance.now() - began) / 1_000
    const status = response.writableFinished ? response.statusCode : 499
    metrics().requests.inc({ area, status: `${Math.floor(status / 100)}xx` })
    metrics().seconds.observe({ area }, seconds)
    const quiet = area === 'asset' || /^\/api\/(health|ready|metrics|live)$/.test(path)
    const told = {
      method,
      path,
      status,
      ms: Math.round(seconds * 1_000),
      request: request.headers[requestMarks.requestId],
    }
    log()[quiet ? 'debug' : 'info'](told, 'request')
  })
}

await web(process.argv[2] === 'dev').catch(fail)
