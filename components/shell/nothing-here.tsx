import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'

/** What an address shows that leads nowhere, or to what isn't for this person's eyes: the two must look the same. */
export function NothingHere() {
  return (
    <div className="grid flex-1 place-items-center p-8">
      <EmptyState
        level={1}
        title="There is nothing here under this address"
        action={<LinkButton href="/">Go to the start</LinkButton>}
      >
        The address may be mistyped, or what it led to is not yours to see.
      </EmptyState>
    </div>
  )
}
