import { expect, test } from '@playwright/test'
import { askAbout, expectSaved, newNumber, openAs, people, receive, sandbox, signIn, unit21Body } from './story.ts'

test.beforeEach(({ request }) => sandbox.heal(request))

test('an alert becomes a case at Persona, and the auditor reads every step', async ({ browser, page, request }) => {
  const subject = `Ravensworth Import-Export ${newNumber()}`
  const contact = 'treasury@ravensworth.example'
  const alert = await receive(request, unit21Body({ subject, more: { contact_mail: contact } }))

  await test.step('the analyst signs in and finds the alert on top of the newest', async () => {
    await signIn(page, people.analyst)
    await page.getByRole('button', { name: 'Age' }).click()
    await expect(page.getByRole('row', { name: subject, selected: true })).toBeVisible()
    await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText(alert.id)
  })

  await test.step('claims it and opens it by keyboard', async () => {
    await page.keyboard.press('c')
    await expect(page.getByText(`Claimed ${alert.id}`)).toBeVisible()
    await expect(page.getByRole('row', { name: subject }).getByTitle('You hold it')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: alert.id })).toBeVisible()
    await expect(page.getByText(/^Claimed by you/).filter({ visible: true })).toBeVisible()
  })

  await test.step('a click on a value of the evidence fills the field that has the focus', async () => {
    await page.getByRole('textbox', { name: 'E-mail' }).click()
    await page.getByRole('treeitem', { name: contact }).click()
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(contact)
    await expect(page.getByRole('region', { name: 'Case form' }).getByText(/^You, \d/)).toBeVisible()
  })

  await test.step('fills in what is missing', async () => {
    await expect(page.getByText('2 required fields are empty')).toBeVisible()
    await page.keyboard.press('F8')
    await expect(page.getByRole('combobox', { name: 'Recommended action' })).toBeFocused()
    await page.getByRole('combobox', { name: 'Recommended action' }).selectOption('call_customer')
    await page.keyboard.press('F8')
    await page.keyboard.type('Two deposits, both just below the threshold.')
    await expect(page.getByText('All 6 required fields are filled')).toBeVisible()
    await expectSaved(page)
  })

  await test.step('submits it and watches it arrive', async () => {
    await page.keyboard.press('ControlOrMeta+Enter')
    const way = page.getByRole('region', { name: 'Submitting to Persona' })
    await expect(way.getByRole('heading', { name: 'Delivered to Persona' })).toBeVisible()
    await way.getByRole('link', { name: 'Follow it' }).click()
    await expect(page).toHaveURL(/\/submissions\/SUB-/)
    const steps = page.getByRole('region', { name: 'Steps' })
    for (const step of ['Frozen', /^Case .+ created$/, 'Delivered']) await expect(steps.getByText(step)).toBeVisible()
    await expect(steps.getByRole('img', { name: 'Done' })).toHaveCount(3)
  })

  await test.step('the case is at Persona, once, with the right values and types', async () => {
    const [made, ...others] = await sandbox.casesOf(request, alert)
    expect(others).toEqual([])
    expect(made?.attributes.fields).toEqual({
      alert_id: { type: 'string', value: alert.externalId },
      total_amount: { type: 'number', value: 86_412.49 },
      currency: { type: 'string', value: 'USD' },
      transactions: { type: 'number', value: 9 },
      activity_from: { type: 'string', value: '2026-11-16' },
      activity_to: { type: 'string', value: '2026-11-24' },
      typology: { type: 'array', value: ['structuring', 'high_risk_country'].map(text) },
      why_it_fired: { type: 'string', value: '9 transactions, Structuring below 10,000, High-risk country' },
      legal_name: { type: 'string', value: subject },
      customer_id: { type: 'string', value: expect.stringMatching(/^cus_/) },
      formed_on: { type: 'string', value: '1998-03-12' },
      email: { type: 'string', value: contact },
      line_of_business: { type: 'string', value: 'Not stated' },
      address: {
        type: 'hash',
        value: { street: text('1180 Channelside Dr'), city: text('Tampa'), country: text('US') },
      },
      existing_customer: { type: 'boolean', value: true },
      transaction_ids: { type: 'array', value: ['txn_a', 'txn_b'].map(text) },
      detected_at: { type: 'string', value: '2026-11-24T06:00:00.000Z' },
      recommendation: { type: 'string', value: 'call_customer' },
      analyst_reason: { type: 'string', value: 'Two deposits, both just below the threshold.' },
    })
    expect(await askAbout(request, alert)).toMatchObject({
      status: 'submitted',
      submission: { id: expect.stringMatching(/^SUB-/), status: 'delivered' },
      case: { id: made?.id, name: made?.attributes.name },
    })
  })

  await test.step('the auditor reads who did what', async () => {
    const auditor = await openAs(browser, people.auditor)
    await auditor.goto(`/alerts/${alert.id}`)
    await auditor.getByRole('tab', { name: 'Timeline' }).click()
    const timeline = auditor.getByRole('region', { name: 'Evidence' })
    for (const event of everyStep) await expect(timeline.getByText(event, { exact: true }).first()).toBeVisible()
    await expect(auditor.getByText('Nobody can change the answers now')).toBeVisible()

    await auditor.goto(`/audit?on=${alert.id}`)
    const events = auditor.getByRole('grid', { name: 'Events' })
    for (const event of everyStep.filter(name => name.startsWith('alert.'))) {
      await expect(events.getByRole('gridcell', { name: event, exact: true })).toBeVisible()
    }
    await auditor.goto('/audit')
    const delivered = events.getByRole('row').filter({ hasText: 'submission.delivered' }).first()
    await delivered.click()
    await expect(auditor.getByRole('complementary', { name: 'Event' })).toContainText('submission.delivered')
    await auditor.context().close()
  })
})

const everyStep = [
  'alert.received',
  'alert.mapped',
  'alert.claimed',
  'draft.changed',
  'submission.frozen',
  'case.created',
  'submission.delivered',
]

function text(value: string) {
  return { type: 'string', value }
}
