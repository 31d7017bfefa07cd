'use client'
import { PageFailure } from '../../components/shell/page-failure.tsx'

/** Inside the shell, so that the way on stays in view. */
export default function SignedInFailure(props: Parameters<typeof PageFailure>[0]) {
  return <PageFailure {...props} />
}
