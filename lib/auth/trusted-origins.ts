const local = ['localhost', '127.0.0.1']

/**
 * The origins from which a browser may send changes: that of APP_URL, and localhost and 127.0.0.1 where the request
 * itself was sent to them, so that both work without setting anything and on whatever port was free.
 * @param host the request's Host header
 */
export function trustedOrigins(appUrl: string, host: string | null | undefined): string[] {
  const app = new URL(appUrl)
  const port = app.port === '' ? '' : `:${app.port}`
  const name = host?.replace(/:\d+$/, '') ?? ''
  return [
    app.origin,
    ...(local.includes(app.hostname) ? local.map(each => `${app.protocol}//${each}${port}`) : []),
    ...(host && local.includes(name) ? [`http://${host}`] : []),
  ]
}

/** Whether a request that changes something came from a page of ours. Without an Origin nobody knows, so it didn't. */
export function isSameOrigin(appUrl: string, headers: Headers): boolean {
  const origin = headers.get('origin')
  return origin !== null && trustedOrigins(appUrl, headers.get('host')).includes(origin)
}
