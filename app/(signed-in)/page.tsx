import { redirect } from 'next/navigation'

/** The day begins with the queue. */
export default function HomePage() {
  redirect('/alerts')
}
