import { expect, type Page, test } from '@playwright/test'
import { type Alert, openAs, openReview, people, receive, visit } from './story.ts'

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Alerts' })
const rowOf = (page: Page, alert: Alert) => gridOf(page).getByRole('row', { name: alert.subject })
const cursorOf = (page: Page) => gridOf(page).getByRole('row', { selected: true })
const preview = (page: Page) => page.getByRole('complementary', { name: 'Preview' })

/** The queue, newest first, with these alerts on top. */
async function openQueue(page: Page, ...alerts: Alert[]): Promise<void> {
  await visit(page, '/alerts?sort=received')
  for (const alert of alerts) await expect(rowOf(page, alert)).toBeVisible()
  await expect(preview(page)).toContainText('Clock')
}

test('the queue is walked, claimed, opened and left by keyboard alone', async ({ browser, request }) => {
  const older = await receive(request)
  const newer = await receive(request)
  const page = await openAs(browser, people.analyst)
  await openQueue(page, older, newer)
  const { keyboard } = page
  await expect(cursorOf(page)).toHaveAccessibleName(new RegExp(newer.subject))
  await keyboard.press('j')
  await expect(cursorOf(page)).toHaveAccessibleName(new RegExp(older.subject))
  await expect(preview(page)).toContainText(older.id)
  await keyboard.press('k')
  await expect(cursorOf(page)).toHaveAccessibleName(new RegExp(newer.subject))
  await keyboard.press('k')
  await expect(cursorOf(page)).toHaveAccessibleName(new RegExp(newer.subject))

  await keyboard.press('Space')
  await expect(preview(page)).toBeHidden()
  await keyboard.press('Space')
  await expect(preview(page)).toContainText(newer.id)

  await keyboard.press('c')
  await expect(rowOf(page, newer).getByTitle('You hold it')).toBeVisible()
  await keyboard.press('c')
  await expect(rowOf(page, newer).getByTitle('Nobody holds it')).toBeVisible()

  await keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  for (const words of ['Next alert', 'Claim or release', 'Dismiss', 'Snooze', 'Open']) {
    await expect(keys.getByText(words, { exact: true })).toBeVisible()
  }
  await keyboard.press('Escape')
  await expect(keys).toBeHidden()

  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: newer.id })).toBeVisible()
  await page.goBack()
  await expect(rowOf(page, newer)).toBeVisible()
  await page.context().close()
})

test('an alert is dismissed with a reason by its number, and taken back', async ({ browser, request }) => {
  const alert = await receive(request)
  const page = await openAs(browser, people.analyst)
  await openQueue(page, alert)
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: `Dismiss ${alert.id}` })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('2')
  await expect(dialog.getByRole('radio', { name: 'Explained' })).toBeChecked()
  await expect(dialog.getByRole('textbox', { name: 'One sentence for the file' })).toBeFocused()
  await page.keyboard.type('Too short')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog.getByText('Write 11 more characters').last()).toBeVisible()
  await page.keyboard.type(': the invoices of the period are on file.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`Dismissed ${alert.id}`)).toBeVisible()
  await expect(rowOf(page, alert)).toBeHidden()

  await page.getByRole('button', { name: 'Undo' }).click()
  await openReview(page, alert)
  await expect(page.getByText('2 required fields are empty')).toBeVisible()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  for (const event of ['alert.dismissed', 'alert.reopened']) await expect(page.getByText(event)).toBeVisible()
  await page.context().close()
})

test('an alert is snoozed until tomorrow and waits among the snoozed', async ({ browser, request }) => {
  const alert = await receive(request)
  const page = await openAs(browser, people.analyst)
  await openQueue(page, alert)
  await page.keyboard.press('z')
  await expect(page.getByRole('button', { name: /^Tomorrow 9:00/ })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByText(new RegExp(`^Snoozed ${alert.id} until`))).toBeVisible()
  await expect(rowOf(page, alert)).toBeHidden()
  await visit(page, '/alerts?status=snoozed&sort=received')
  await expect(rowOf(page, alert)).toBeVisible()
  await page.context().close()
})

test('what colleagues and sources do appears by itself, and moves nothing', async ({ browser, request }) => {
  const alert = await receive(request)
  const mine = await openAs(browser, people.analyst)
  await openQueue(mine, alert)
  const theirs = await openAs(browser, people.colleague)
  await openQueue(theirs, alert)
  await theirs.keyboard.press('c')
  await expect(rowOf(mine, alert).getByTitle('Dana Whitfield holds it')).toBeVisible()

  const late = await receive(request)
  const bar = mine.getByRole('button', { name: '1 new alert waits here' })
  await expect(bar).toBeVisible()
  await expect(rowOf(mine, late)).toBeHidden()
  await expect(cursorOf(mine)).toHaveAccessibleName(new RegExp(alert.subject))
  await mine.keyboard.press('.')
  await expect(rowOf(mine, late)).toBeVisible()
  await expect(bar).toBeHidden()
  await expect(cursorOf(mine)).toHaveAccessibleName(new RegExp(alert.subject))
  for (const page of [mine, theirs]) await page.context().close()
})
