import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Actions } from './actions.tsx'
import { Choices } from './choices.tsx'
import { Fields } from './fields.tsx'
import { Marks } from './marks.tsx'
import { Notices } from './notices.tsx'
import { Overlays } from './overlays.tsx'
import { Values } from './values.tsx'

export const metadata: Metadata = { title: 'Kit' }

/** Every component in every state, to look at and to photograph; in development only. */
export default function KitPage() {
  if (process.env.NODE_ENV === 'production') notFound()
  return (
    <main className="grid min-h-dvh grid-cols-[468px_468px_minmax(0,1fr)] divide-x divide-line bg-surface max-wide:grid-cols-2 max-desk:grid-cols-1 max-desk:divide-x-0">
      <h1 className="sr-only">Kit</h1>
      <div className="min-w-0">
        <Actions />
        <Marks />
        <Choices />
      </div>
      <div className="min-w-0">
        <Fields />
        <Overlays />
      </div>
      <div className="min-w-0">
        <Notices />
        <Values />
      </div>
    </main>
  )
}
