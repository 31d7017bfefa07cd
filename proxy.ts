import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#lib/env.ts'

// Styles carry no nonce: virtual rows and toasts set inline styles, and a nonce would switch 'unsafe-inline' off.
function contentSecurityPolicy(nonce: string, https: boolean, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws: wss:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** Every page leaves with a Content-Security-Policy of its own nonce; Next finds the nonce in the request's header. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const https = env().APP_URL.startsWith('https:')
  const policy = contentSecurityPolicy(nonce, https, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (https) response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

// api/ stays outside: a body that passes through here is cut at 10 MB without a word.
export const config = { matcher: ['/((?!api(?:/|$)|_next/static|_next/image|icon.svg|favicon.ico).*)'] }
