'use client'
import { Ellipsis, EllipsisVertical, RotateCcw, UserCheck, UserX } from 'lucide-react'
import type { AlertView } from '#lib/alerts/queries.ts'
import { isUndecided } from '#lib/alerts/status.ts'
import { ClaimChip } from '../alerts/claim-chip.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import type { Access, Viewer } from './writing-access.ts'

type ReviewHeadProps = {
  alert: AlertView
  viewer: Viewer
  access: Access
  onClaim: () => void
  onReopen: () => void
}

/** The phone has the account behind three dots in a row already. */
function MoreGlyph() {
  return (
    <>
      <Ellipsis aria-hidden className="max-desk:hidden" />
      <EllipsisVertical aria-hidden className="desk:hidden" />
    </>
  )
}

/** The alert's number, whose it is, and what else can be done with it. */
export function ReviewHead({ alert, viewer, access, onClaim, onReopen }: ReviewHeadProps) {
  const mine = alert.holder?.id === viewer.id
  const claims = access.may === 'write'
  const reopens = viewer.mayWork && (alert.status === 'dismissed' || alert.status === 'snoozed')
  return (
    <PageHead
      height={44}
      crumbs={[{ href: '/alerts', label: 'Alerts' }]}
      title={alert.id}
      isId
      chip={
        <span className="max-desk:hidden">
          <ClaimChip alert={alert} me={viewer.id} ended={alert.endedClaim} />
        </span>
      }
      actions={
        (claims || reopens) && (
          <Menu label="More" trigger={<IconButton label="More" icon={<MoreGlyph />} />}>
            {claims && isUndecided(alert.status) && (
              <MenuItem icon={mine ? <UserX aria-hidden /> : <UserCheck aria-hidden />} keys="c" onSelect={onClaim}>
                {mine ? 'Release' : 'Claim'}
              </MenuItem>
            )}
            {reopens && (
              <MenuItem icon={<RotateCcw aria-hidden />} onSelect={onReopen}>
                Open again
              </MenuItem>
            )}
          </Menu>
        )
      }
    />
  )
}
