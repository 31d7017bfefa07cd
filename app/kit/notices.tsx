'use client'
import { useEffect } from 'react'
import { toast } from 'sonner'
import { Banner } from '../../components/ui/banner.tsx'
import { Button } from '../../components/ui/button.tsx'
import { Kbd } from '../../components/ui/kbd.tsx'
import { Progress } from '../../components/ui/progress.tsx'
import { sayDone, sayRefused } from '../../components/ui/toast.tsx'
import { Section } from './show.tsx'

export function Notices() {
  useEffect(() => {
    const first = sayRefused('Not claimed: Dana Whitfield took it 4 s ago', { words: 'Open it', run: () => undefined })
    const second = sayDone('Dismissed ALR-48307', { words: 'Undo', keys: 'mod+z', run: () => undefined })
    return () => {
      toast.dismiss(first)
      toast.dismiss(second)
    }
  }, [])
  return (
    <>
      <Section title="Banner" className="space-y-[7px]">
        <Banner tone="confidential" lead="Confidential by law.">
          Your reading is logged.
        </Banner>
        <Banner tone="red">Persona refused the amount: must be a number. Nothing was created.</Banner>
        <Banner tone="amber">3 differences with Persona</Banner>
        <Banner tone="accent">
          12 new alerts wait here <Kbd keys="." className="ml-1.5" />
        </Banner>
        <Banner
          tone="red"
          lead="Three submissions are held for one reason."
          actions={<Button size="sm">Open the mapping</Button>}
          bar
        >
          No case was created.
        </Banner>
      </Section>
      <Section title="Long work">
        <Progress
          label="Importing alerts.csv"
          value={4120}
          max={12806}
          words="4,120 of 12,806, 41 rejected"
          action={<Button size="sm">Cancel</Button>}
        />
      </Section>
    </>
  )
}
