import { EmptyState } from '../components/ui/empty-state.tsx'
import { LinkButton } from '../components/ui/link-button.tsx'

export const metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <main className="grid min-h-[60dvh] place-items-center p-8">
      <EmptyState
        title="There is nothing here under this address"
        action={<LinkButton href="/">Go to the start</LinkButton>}
      >
        The address may be mistyped, or what it led to is not yours to see.
      </EmptyState>
    </main>
  )
}
