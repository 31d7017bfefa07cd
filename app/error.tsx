'use client'
import { PageFailure } from '../components/shell/page-failure.tsx'

export default function RootFailure(props: Parameters<typeof PageFailure>[0]) {
  return (
    <main className="flex min-h-dvh flex-col">
      <PageFailure {...props} />
    </main>
  )
}
