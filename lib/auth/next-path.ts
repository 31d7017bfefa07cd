/**
 * Where to go after signing in: a page of ours, or the overview. Only a path, so that nobody is led to another site,
 * and never an address of the API or of signing in itself.
 */
export function nextPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return '/'
  const path = wanted.split(/[?#]/)[0] ?? '/'
  return /^\/(sign-in|setup|api|_next)(\/|$)/.test(path) ? '/' : path
}
