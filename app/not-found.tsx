import { NothingHere } from '../components/shell/nothing-here.tsx'

export const metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col">
      <NothingHere />
    </main>
  )
}
