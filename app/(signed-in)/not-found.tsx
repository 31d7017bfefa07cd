import { NothingHere } from '../../components/shell/nothing-here.tsx'

export const metadata = { title: 'Nothing here' }

/** Inside the shell, so that the way on stays in view. */
export default function NotFound() {
  return <NothingHere />
}
