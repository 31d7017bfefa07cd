import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { Providers } from '../components/shell/providers.tsx'
import { themeScript } from '../components/shell/theme.ts'
import './globals.css'

export const metadata: Metadata = { title: { default: 'Caseport', template: '%s · Caseport' }, robots: 'noindex' }
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** The document. Waits for the request, so that every page is made with its own nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection()
  const sent = await headers()
  const mac = /Mac|iPhone|iPad/.test(sent.get('user-agent') ?? '')
  return (
    <html lang="en" data-theme="light" suppressHydrationWarning>
      <head>
        <script nonce={sent.get('x-nonce') ?? undefined} suppressHydrationWarning>
          {themeScript}
        </script>
      </head>
      <body>
        <Providers zone={Intl.DateTimeFormat().resolvedOptions().timeZone} mac={mac} renderedAt={Date.now()}>
          {children}
        </Providers>
      </body>
    </html>
  )
}
