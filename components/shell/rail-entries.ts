import type { Role } from '#lib/actor.ts'

export type RailIcon =
  | 'overview'
  | 'alerts'
  | 'drafts'
  | 'submissions'
  | 'cases'
  | 'templates'
  | 'sources'
  | 'people'
  | 'settings'
  | 'audit'

/** A view of an entry: the same page with other filters in its address. */
export type RailView = { href: string; label: string }
export type RailEntry = { href: string; label: string; icon: RailIcon; views?: readonly RailView[]; tab?: boolean }
export type RailGroup = { heading: string | null; entries: readonly RailEntry[] }

/** A number beside an entry or view, by its address. Red ones ask for a person and say what they count ('3 held'). */
export type RailCount = { count: number; words?: string; tone?: 'red' }
export type RailCounts = Readonly<Record<string, RailCount>>

type Known = RailEntry & { heading: string | null; roles?: readonly Role[] }

// In the order of the day's work, then setting up, then history. What has no page yet isn't here.
const known: readonly Known[] = [
  { heading: null, href: '/alerts', label: 'Alerts', icon: 'alerts', tab: true },
  { heading: null, href: '/submissions', label: 'Submissions', icon: 'submissions', tab: true },
  { heading: 'Set up', href: '/people', label: 'People', icon: 'people', roles: ['administrator'] },
  { heading: 'History', href: '/audit', label: 'Audit', icon: 'audit' },
]

/** What the rail shows to somebody with these roles; what they may not open isn't there. `views` go under Alerts. */
export function railGroups(roles: readonly Role[], views: readonly RailView[] = []): RailGroup[] {
  const groups: { heading: string | null; entries: RailEntry[] }[] = []
  for (const { heading, roles: needed, ...entry } of known) {
    if (needed !== undefined && !needed.some(role => roles.includes(role))) continue
    const shown = entry.href === '/alerts' && views.length > 0 ? { ...entry, views } : entry
    const last = groups.at(-1)
    if (last?.heading === heading) last.entries.push(shown)
    else groups.push({ heading, entries: [shown] })
  }
  return groups
}

function pathOf(href: string): string {
  return href.split('?')[0] ?? href
}

/** Whether an address lies in an entry: itself or below it. */
export function isEntryOpen(href: string, pathname: string): boolean {
  const path = pathOf(href)
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))
}

/** The view whose filters are exactly those of the address, or null: then the entry itself is lit. */
export function openView(views: readonly RailView[], pathname: string, search: string): RailView | null {
  const given = new URLSearchParams(search)
  given.sort()
  const found = views.find(view => {
    const wanted = new URLSearchParams(view.href.split('?')[1] ?? '')
    wanted.sort()
    return pathOf(view.href) === pathname && wanted.toString() === given.toString()
  })
  return found ?? null
}
