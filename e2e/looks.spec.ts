import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import {
  type Alert,
  askAbout,
  fillRest,
  openAs,
  openReview,
  people,
  receive,
  sandbox,
  unit21Body,
  visit,
} from './story.ts'

type Theme = 'light' | 'dark'
const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }
const pictures = path.join(import.meta.dirname, 'pictures')

let waits: Alert
let delivered: Alert
let held: Alert

/** What each page shows: an alert to review, a submission that arrived, one that is held. */
test.beforeAll(async ({ browser }) => {
  const page = await openAs(browser, people.analyst)
  const { request } = page.context()
  await sandbox.heal(request)
  const names = ['Ravensworth Import-Export LLC', 'Kestrel Maritime Holdings (Panama) S.A.', 'Hargreaves, Dorothy M.']
  const [first, second, third] = names.map(subject => unit21Body({ subject }))
  held = await receive(request, first)
  delivered = await receive(request, second)
  waits = await receive(request, third)
  const errors = [{ title: 'Unprocessable', source: { pointer: '/data/attributes/fields/analyst_reason' } }]
  await sandbox.fail(request, { match: 'POST /cases', status: 422, body: { errors } })
  for (const [alert, end] of [
    [held, 'Held'],
    [delivered, 'Delivered to Persona'],
  ] as const) {
    await openReview(page, alert)
    await fillRest(page)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(page.getByRole('heading', { name: end })).toBeVisible({ timeout: 30_000 })
  }
  await openReview(page, waits)
  await page.keyboard.press('c')
  await expect(page.getByText(/^Claimed by you/).filter({ visible: true })).toBeVisible()
  await page.context().close()
})

type Look = { name: string; who: keyof typeof people; open: (page: Page) => Promise<unknown> }

const at = (door: string, shown: (page: Page) => ReturnType<Page['locator']>) => async (page: Page) => {
  await page.goto(door)
  await expect(shown(page)).toBeVisible()
}
const row = (page: Page) => page.getByRole('row').nth(1)

/** Every page that there is, at least once in each state that looks different. */
const looks: Look[] = [
  { name: 'queue', who: 'analyst', open: at('/alerts', page => page.getByRole('heading', { name: 'Clock' })) },
  { name: 'queue-empty', who: 'analyst', open: at('/alerts?priority=P4&dueWithin=1&holder=me', emptyOf) },
  { name: 'review', who: 'analyst', open: page => openFocused(page) },
  {
    name: 'review-submitted',
    who: 'auditor',
    open: page => at(`/alerts/${delivered.id}`, one => one.getByText('Frozen', { exact: false }).first())(page),
  },
  { name: 'review-dismiss', who: 'analyst', open: openDismiss },
  { name: 'submissions', who: 'analyst', open: at('/submissions', row) },
  { name: 'submission', who: 'analyst', open: page => openSubmission(page, delivered) },
  { name: 'submission-held', who: 'analyst', open: page => openSubmission(page, held) },
  { name: 'audit', who: 'auditor', open: at('/audit', row) },
  { name: 'people', who: 'admin', open: openPerson },
  { name: 'keys', who: 'analyst', open: openKeys },
  { name: 'nothing-here', who: 'analyst', open: at('/people', page => page.getByText('There is nothing here')) },
]

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${theme}`, async ({ browser }) => {
    test.slow()
    for (const [who, own] of Map.groupBy(looks, look => look.who)) {
      const page = await openAs(browser, people[who])
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const look of own) {
        await test.step(look.name, async () => {
          await look.open(page)
          await expectClean(page, `${look.name}, ${theme}`)
          await picture(page, look.name, theme)
        })
      }
      await page.context().close()
    }
    await onSignIn(browser, theme)
  })

  test(`axe finds nothing on the phone, ${theme}`, async ({ browser }) => {
    const page = await openAs(browser, people.analyst, { viewport: phone })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const doors = { queue: '/alerts', review: `/alerts/${waits.id}`, submissions: '/submissions', audit: '/audit' }
    for (const [name, door] of Object.entries(doors)) {
      await page.goto(door)
      await expect(
        page
          .getByRole('row')
          .nth(1)
          .or(page.getByRole('tab', { name: 'Form' }))
          .first(),
      ).toBeVisible()
      await expectClean(page, `${name} on the phone, ${theme}`)
      await picture(page, `${name}-phone`, theme)
    }
    await page.context().close()
  })
}

async function onSignIn(browser: Browser, theme: Theme): Promise<void> {
  const context = await browser.newContext({ colorScheme: theme })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await expectClean(page, `sign-in, ${theme}`)
  await picture(page, 'sign-in', theme)
  await context.close()
}

async function expectClean(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
  expect.soft(found, name).toEqual([])
  // Panes scroll, the page never does: neither to the side nor below its own foot.
  const beyond = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return [scrollWidth - innerWidth, scrollHeight - innerHeight]
  })
  expect.soft(beyond, `${name}: px beyond the window`).toEqual([0, 0])
}

/** Only on demand: PICTURES=1, for the README and to compare with the designs. */
async function picture(page: Page, name: string, theme: Theme): Promise<void> {
  if (process.env.PICTURES !== '1') return
  mkdirSync(pictures, { recursive: true })
  const file = `${name}${theme === 'dark' ? '-dark' : ''}.png`
  await page.screenshot({ path: path.join(pictures, file), animations: 'disabled' })
}

function emptyOf(page: Page) {
  return page.getByText('No alert fits these filters')
}

async function openFocused(page: Page): Promise<void> {
  await page.setViewportSize(desk)
  await openReview(page, waits)
  await page.getByRole('textbox', { name: 'Legal name' }).focus()
}

async function openDismiss(page: Page): Promise<void> {
  await openReview(page, waits)
  await page.keyboard.press('e')
  await expect(page.getByRole('dialog', { name: `Dismiss ${waits.id}` })).toBeVisible()
}

async function openKeys(page: Page): Promise<void> {
  await visit(page, '/alerts')
  await expect(row(page)).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
}

async function openPerson(page: Page): Promise<void> {
  await visit(page, '/people')
  await page.getByRole('link', { name: 'Dana Whitfield' }).click()
  await expect(page.getByRole('complementary', { name: 'Dana Whitfield' })).toBeVisible()
}

async function openSubmission(page: Page, alert: Alert): Promise<void> {
  const { submission } = await askAbout(page.context().request, alert)
  await page.goto(`/submissions/${submission?.id}`)
  await expect(page.getByRole('heading', { name: 'Request' })).toBeVisible()
}
