'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useState } from 'react'
import { SettingProvider } from '../ui/setting.tsx'
import { Toasts } from '../ui/toast.tsx'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { useTheme } from './use-theme.ts'

type ProvidersProps = { zone: string; mac: boolean; renderedAt: number; children: ReactNode }

function newQueryClient() {
  return new QueryClient({
    // What is live asks for itself (one address); nothing else polls or refetches behind a person's back.
    defaultOptions: { queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: 1 } },
  })
}

/** What every page stands in, signed in or not. */
export function Providers({ zone, mac, renderedAt, children }: ProvidersProps) {
  const [queryClient] = useState(newQueryClient)
  useTheme()
  return (
    <QueryClientProvider client={queryClient}>
      <NuqsAdapter>
        <SettingProvider zone={zone} mac={mac} renderedAt={renderedAt}>
          <TooltipProvider>{children}</TooltipProvider>
          <Toasts />
        </SettingProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  )
}
