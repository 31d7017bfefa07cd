import {
  BriefcaseBusiness,
  ChartNoAxesColumn,
  FilePenLine,
  Inbox,
  LayoutTemplate,
  type LucideIcon,
  Plug,
  ScrollText,
  Send,
  Settings,
  Users,
} from 'lucide-react'
import type { RailIcon as RailIconName } from './rail-entries.ts'

const icons: Record<RailIconName, LucideIcon> = {
  overview: ChartNoAxesColumn,
  alerts: Inbox,
  drafts: FilePenLine,
  submissions: Send,
  cases: BriefcaseBusiness,
  templates: LayoutTemplate,
  sources: Plug,
  people: Users,
  settings: Settings,
  audit: ScrollText,
}

export function RailIcon({ name, className }: { name: RailIconName; className?: string }) {
  const Icon = icons[name]
  return <Icon aria-hidden className={className} />
}
