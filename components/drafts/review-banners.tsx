'use client'
import { AlarmClock, CircleSlash, Sparkles } from 'lucide-react'
import { dismissReasons } from '#lib/alerts/dispositions.ts'
import type { AlertView } from '#lib/alerts/queries.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { When } from '../ui/when.tsx'

type ReviewBannersProps = { alert: AlertView; onReopen: (() => void) | undefined }

/** What one must know before reading on: a decision that was made, content that came since, a closing at the source. */
export function ReviewBanners({ alert, onReopen }: ReviewBannersProps) {
  const { dismissal, status } = alert
  const again = onReopen && (
    <Button size="sm" onClick={onReopen}>
      Open again
    </Button>
  )
  return (
    <>
      {dismissal && status === 'dismissed' && (
        <Banner
          bar
          tone="accent"
          icon={<CircleSlash />}
          lead={`Dismissed: ${reasonWords(dismissal.reason)}`}
          actions={again}
        >
          {dismissal.by}, <When at={dismissal.at} as="stamp" />: <bdi>{dismissal.sentence}</bdi>
        </Banner>
      )}
      {alert.newContentAt && (
        <Banner bar tone="amber" icon={<Sparkles />} lead="New content">
          {dismissal
            ? `It was dismissed by ${dismissal.by} before; that decision is kept.`
            : 'It came while the alert was put aside.'}{' '}
          Received <When at={alert.newContentAt} as="stamp" />.
        </Banner>
      )}
      {status === 'snoozed' && alert.snoozedUntil && (
        <Banner bar tone="accent" icon={<AlarmClock />} lead="Snoozed" actions={again}>
          Until <When at={alert.snoozedUntil} as="stamp" />. Its clock runs on.
        </Banner>
      )}
      {alert.closedUpstreamAt && (
        <Banner bar tone="amber" icon={<CircleSlash />} lead="Closed at the source">
          <When at={alert.closedUpstreamAt} as="stamp" />. The decision here stays yours.
        </Banner>
      )}
    </>
  )
}

function reasonWords(code: string): string {
  return (
    Object.entries(dismissReasons)
      .find(([known]) => known === code)?.[1]
      .words.toLowerCase() ?? code
  )
}
