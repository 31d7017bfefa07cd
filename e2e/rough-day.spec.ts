import { expect, type Page, test } from '@playwright/test'
import {
  type Alert,
  askAbout,
  expectSaved,
  fillRest,
  newSession,
  openAs,
  openReview,
  people,
  receive,
  sandbox,
  untilAlive,
  visit,
} from './story.ts'

const reasonOf = (page: Page) => page.getByRole('textbox', { name: 'Analyst’s reason' })
const stateOf = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words })
const submit = (page: Page) => page.getByRole('button', { name: 'Submit', exact: true })
const wayOf = (page: Page) => page.getByRole('region', { name: 'Submitting to Persona' })

test.beforeEach(({ request }) => sandbox.heal(request))

test('a refresh and a step back in the middle of a word lose nothing', async ({ browser, request }) => {
  const alert = await receive(request)
  const page = await openAs(browser, people.analyst)
  await visit(page, '/alerts')
  await openReview(page, alert)
  const words = 'Deposits at four branches on one day, each under the thres'
  await reasonOf(page).pressSequentially(words)
  await page.reload()
  await untilAlive(page)
  await expect(reasonOf(page)).toHaveValue(words)

  await reasonOf(page).press('End')
  await reasonOf(page).pressSequentially('hold. Then nothing for a we')
  await page.goBack()
  await expect(page.getByRole('grid', { name: 'Alerts' })).toBeVisible()
  await page.goForward()
  await expect(reasonOf(page)).toHaveValue(`${words}hold. Then nothing for a we`)
  await page.context().close()
})

test('two tabs of one draft: what only one wrote is taken over, what both wrote is asked', async ({
  browser,
  request,
}) => {
  const alert = await receive(request)
  const first = await openAs(browser, people.analyst)
  const second = await first.context().newPage()
  await openReview(first, alert)
  await openReview(second, alert)
  // From now on the second tab hears of nothing, as a tab that was asleep.
  for (const path of ['**/api/live*', '**/api/review/*']) await second.route(path, route => route.abort())

  await first.getByRole('textbox', { name: 'Line of business' }).fill('Freight')
  await reasonOf(first).fill('Written in the first tab.')
  await expectSaved(first)
  await reasonOf(second).fill('Written in the second tab.')
  await second.getByRole('button', { name: /^Changed by .+, compare$/ }).click()
  const dialog = second.getByRole('dialog', { name: /changed this draft/ })
  await expect(dialog).toContainText('Line of business: Freight')
  await expect(dialog).toContainText('Written in the first tab.')
  await dialog.getByRole('radio', { name: 'Analyst’s reason: yours' }).check()
  await dialog.getByRole('button', { name: 'Save these answers' }).click()
  await expectSaved(second)
  await expect(reasonOf(first)).toHaveValue('Written in the second tab.')

  await reasonOf(first).fill('The first tab again.')
  await expectSaved(first)
  await reasonOf(second).fill('The second tab again.')
  await second.getByRole('button', { name: /^Changed by .+, compare$/ }).click()
  await dialog.getByRole('button', { name: 'Take all theirs' }).click()
  await dialog.getByRole('button', { name: 'Save these answers' }).click()
  await expect(reasonOf(second)).toHaveValue('The first tab again.')
  await expect(second.getByRole('textbox', { name: 'Line of business' })).toHaveValue('Freight')
  await first.context().close()
})

test('the network is lost while typing: not a keystroke is', async ({ browser, request }) => {
  const alert = await receive(request)
  const page = await openAs(browser, people.analyst)
  await openReview(page, alert)
  await reasonOf(page).pressSequentially('Before the tunnel. ')
  await page.context().setOffline(true)
  await reasonOf(page).pressSequentially('In the tunnel. ')
  await expect(stateOf(page, 'Not saved: offline, will retry')).toBeVisible()
  await reasonOf(page).pressSequentially('Still in it. ')
  await page.context().setOffline(false)
  await reasonOf(page).pressSequentially('Out again.')
  await expectSaved(page)
  await page.reload()
  await expect(reasonOf(page)).toHaveValue('Before the tunnel. In the tunnel. Still in it. Out again.')
  await page.context().close()
})

test('the session ends while typing: signing in happens over the page, which keeps the words', async ({
  browser,
  request,
}) => {
  const alert = await receive(request)
  const context = await browser.newContext({ storageState: await newSession(browser, people.analyst) })
  const page = await context.newPage()
  await openReview(page, alert)
  await reasonOf(page).pressSequentially('Written while signed in, ')
  await expectSaved(page)
  await context.clearCookies()
  await reasonOf(page).fill('Written while signed in, and this after the session ended.')
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByLabel('Password').fill('caseport-demo')
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toBeHidden()
  await expectSaved(page)
  await page.reload()
  await expect(reasonOf(page)).toHaveValue('Written while signed in, and this after the session ended.')
  await context.close()
})

test('a double click on Submit, and the key as well, make one case', async ({ browser, request }) => {
  const alert = await receive(request)
  const page = await openAs(browser, people.analyst)
  await openReview(page, alert)
  await fillRest(page)
  await submit(page).dblclick()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expectDelivered(page)
  expect(await sandbox.casesOf(request, alert)).toHaveLength(1)
  expect(await posts(request, alert)).toHaveLength(1)
  await page.context().close()
})

test('Persona refuses an answer: it is marked, mended, and submitted again', async ({ browser, request }) => {
  const alert = await receive(request)
  const page = await openAs(browser, people.analyst)
  await openReview(page, alert)
  await fillRest(page, 'Too short for them.')
  const objection = { title: 'Unprocessable', details: 'is not specific enough' }
  const errors = [{ ...objection, source: { pointer: '/data/attributes/fields/analyst_reason' } }]
  await sandbox.fail(request, { match: 'POST /cases', status: 422, body: { errors } })
  await submit(page).click()
  await expect(wayOf(page).getByRole('heading', { name: 'Held' })).toBeVisible()
  expect(await askAbout(request, alert)).toMatchObject({ submission: { status: 'held' }, case: null })

  await wayOf(page).getByRole('link', { name: 'Mend it' }).click()
  await page.getByRole('tab', { name: 'Answers' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'Too short for them.' })).toContainText(
    'is not specific enough',
  )
  await page.getByRole('button', { name: 'Return to draft' }).click()
  await expect(page).toHaveURL(new RegExp(`/alerts/${alert.id}$`))
  await expect(reasonOf(page)).toHaveAccessibleDescription(/is not specific enough/)
  await expect(reasonOf(page)).toHaveValue('Too short for them.')
  await reasonOf(page).fill('Nine cash deposits below 10,000 in eight days at four branches.')
  await expect(reasonOf(page)).not.toHaveAccessibleDescription(/is not specific enough/)
  await submit(page).click()
  await expectDelivered(page)
  const cases = await sandbox.casesOf(request, alert)
  expect(cases.map(one => one.attributes.fields.analyst_reason?.value)).toEqual([
    'Nine cash deposits below 10,000 in eight days at four branches.',
  ])
  await page.context().close()
})

test('Persona answers 500 after it made the case: the case is found, not made twice', async ({ browser, request }) => {
  const alert = await receive(request)
  const page = await openAs(browser, people.analyst)
  await openReview(page, alert)
  await fillRest(page)
  await sandbox.fail(request, { match: 'POST /cases', status: 500, when: 'after' })
  await submit(page).click()
  await wayOf(page).getByRole('link', { name: 'Follow it' }).click()
  const steps = page.getByRole('region', { name: 'Steps' })
  await expect(steps.getByText(/^Case .+ adopted$/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('1 case', { exact: true })).toBeVisible()
  expect(await sandbox.casesOf(request, alert)).toHaveLength(1)
  expect(await posts(request, alert)).toHaveLength(1)
  await page.context().close()
})

async function expectDelivered(page: Page): Promise<void> {
  await expect(wayOf(page).getByRole('heading', { name: 'Delivered to Persona' })).toBeVisible({ timeout: 20_000 })
}

async function posts(request: Parameters<typeof sandbox.requestsOf>[0], alert: Alert) {
  return (await sandbox.requestsOf(request, alert)).filter(one => one.method === 'POST')
}
