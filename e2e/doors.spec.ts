import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, expect, type Page, type Request, test } from '@playwright/test'
import { Client } from 'pg'
import {
  config,
  fillRest,
  keyOf,
  newNumber,
  newSession,
  openAs,
  openReview,
  password,
  people,
  receive,
  sandbox,
  unit21Body,
  visit,
} from './story.ts'

const pages = ['/', '/alerts', '/alerts/ALR-23456789', '/submissions', '/submissions/SUB-23456789', '/people', '/audit']
const reads = ['/api/queue', '/api/live', '/api/audit', '/api/submissions']
const here = () => `http://localhost:${process.env.E2E_PORT}`

test('signed out, every page leads to sign-in, and every read is refused', async ({ page, request }) => {
  const alert = await receive(request)
  for (const door of [...pages, `/alerts/${alert.id}`]) {
    await page.goto(door)
    await expect(page).toHaveURL(/\/sign-in(\?next=|$)/)
  }
  for (const door of [...reads, `/api/review/${alert.id}`, `/api/queue/${alert.id}`]) {
    expect((await request.get(door)).status(), door).toBe(401)
  }
})

test('a forged session is none', async ({ browser }) => {
  const state = await newSession(browser, people.analyst)
  const cookie = state.cookies.find(one => one.name.includes('session'))
  if (!cookie) throw new Error('no session cookie')
  const [token = '', signature = ''] = decodeURIComponent(cookie.value).split('.')
  const other = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
  const forged = [`${other}.${signature}`, `${token}.${'A'.repeat(43)}=`, token, `${token}.`]
  for (const value of forged) {
    const context = await browser.newContext()
    await context.addCookies([{ ...cookie, value: encodeURIComponent(value) }])
    const page = await context.newPage()
    await page.goto('/alerts')
    await expect(page, value.slice(0, 4)).toHaveURL(/\/sign-in/)
    await context.close()
  }
  // The unforged one opens, so the others failed for what was changed in them.
  const context = await browser.newContext({ storageState: state })
  expect((await context.request.get('/api/queue')).status()).toBe(200)
  await context.close()
})

test('what a role may not see is not there', async ({ browser }) => {
  for (const who of ['analyst', 'colleague', 'approver', 'auditor'] as const) {
    const page = await openAs(browser, people[who])
    expect((await page.goto('/people'))?.status(), who).toBe(404)
    await expect(page.getByText('There is nothing here under this address')).toBeVisible()
    await page.context().close()
  }
  const admin = await openAs(browser, people.admin)
  expect((await admin.goto('/people'))?.status()).toBe(200)
  await admin.context().close()
})

test('somebody whose roles were taken sees nothing from the next request on', async ({ browser, request }) => {
  const alert = await receive(request)
  const email = `mallory${newNumber()}@example.test`
  process.env.CASEPORT_PASSWORD = password
  await config('create-user', email, 'analyst')
  const context = await browser.newContext({ storageState: await newSession(browser, email) })
  expect((await context.request.get(`/api/queue/${alert.id}`)).status()).toBe(200)

  const database = new Client({ connectionString: await config('database-url') })
  await database.connect()
  await database.query(`UPDATE "person" SET "roles" = '{}' WHERE "email" = $1`, [email])
  await database.end()
  const page = await context.newPage()
  for (const door of ['/alerts', `/alerts/${alert.id}`, '/submissions', '/people', '/audit']) {
    expect((await page.goto(door))?.status(), door).toBe(404)
  }
  for (const door of [...reads.filter(read => read !== '/api/live'), `/api/review/${alert.id}`]) {
    expect([403, 404], door).toContain((await context.request.get(door)).status())
  }
  await context.close()
})

test('without sar.read nothing of kind sar exists', async ({ browser, request }) => {
  const slug = `filings-${newNumber()}`
  await importFilings(slug)
  const subject = `Sparrow Holdings ${slug}`
  const answer = await request.post(`/api/intake/${slug}`, {
    headers: { authorization: `Bearer ${await keyOf(slug)}` },
    data: { id: slug, name: subject },
  })
  const { id } = await answer.json()

  const analyst = await openAs(browser, people.analyst)
  await analyst.goto(`/alerts/${id}`)
  await expect(analyst.getByRole('textbox', { name: 'Name' })).toHaveValue(subject)
  await analyst.context().close()

  const colleague = await openAs(browser, people.colleague)
  expect((await colleague.goto(`/alerts/${id}`))?.status()).toBe(404)
  await colleague.goto(`/alerts?sort=received`)
  await expect(colleague.getByRole('row').nth(1)).toBeVisible()
  await expect(colleague.getByText(subject)).toHaveCount(0)
  await colleague.goto(`/audit?on=${id}`)
  await expect(colleague.getByText('Nothing happened that fits')).toBeVisible()
  const { request: asks } = colleague.context()
  expect((await asks.get(`/api/review/${id}`)).status()).toBe(404)
  expect(await (await asks.get('/api/live')).text()).not.toContain(id)
  await colleague.context().close()
})

test('a server action called by hand, with another role’s session, changes nothing', async ({ browser, request }) => {
  const [first, second] = [await receive(request), await receive(request)]
  const analyst = await openAs(browser, people.analyst)
  await openReview(analyst, first)
  const claim = actionOf(analyst)
  await analyst.keyboard.press('c')
  await expect(analyst.getByText(`Claimed ${first.id}`)).toBeVisible()
  const body = ((await claim).postData() ?? '').replaceAll(first.id, second.id)
  expect(body).toContain(second.id)

  const auditor = await openAs(browser, people.auditor)
  const stranger = await browser.newContext()
  for (const context of [auditor.context(), stranger]) {
    const told = await replay(context, await claim, body)
    expect(told).toContain('"ok":false')
    expect(await holderOf(analyst, second.id)).toBeNull()
  }
  const foreign = await replay(analyst.context(), await claim, body, { origin: 'https://evil.example' })
  expect(foreign).not.toContain('"ok":true')
  expect(await holderOf(analyst, second.id)).toBeNull()
  // The analyst's own call works, so the others were refused for who they are.
  expect(await replay(analyst.context(), await claim, body)).toContain('"ok":true')
  expect(await holderOf(analyst, second.id)).not.toBeNull()

  const [invited, sneaked] = [`ivy${newNumber()}@example.test`, `eve${newNumber()}@example.test`]
  const admin = await openAs(browser, people.admin)
  await visit(admin, '/people')
  await admin.getByRole('button', { name: 'Add a person' }).click()
  await admin.getByRole('textbox', { name: 'Email' }).fill(invited)
  const add = actionOf(admin)
  await admin.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(admin.getByRole('dialog', { name: `Added ${invited}` })).toBeVisible()
  const added = ((await add).postData() ?? '').replaceAll(invited, sneaked)
  for (const context of [analyst.context(), auditor.context(), stranger]) {
    expect(await replay(context, await add, added)).toContain('"ok":false')
  }
  await admin.reload()
  await expect(admin.getByText(invited)).toBeVisible()
  await expect(admin.getByText(sneaked)).toHaveCount(0)
  for (const context of [admin.context(), analyst.context(), auditor.context(), stranger]) await context.close()
})

test('every page carries the headers that keep it ours', async ({ browser, request }) => {
  const page = await openAs(browser, people.analyst)
  const nonces = new Set<string>()
  for (const door of ['/sign-in', '/alerts', '/submissions', '/audit', '/nowhere', '/people']) {
    const headers = (await page.goto(door))?.headers() ?? {}
    const policy = headers['content-security-policy'] ?? ''
    expect(policy, door).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'(;|$)/)
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy, door).toContain(part)
    }
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
    expect(headers, door).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(headers['x-powered-by'], door).toBeUndefined()
  }
  expect(nonces.size).toBe(6)
  expect((await request.get('/api/health')).headers()['cache-control']).toBe('no-store')
  await page.context().close()
})

test('a hostile payload is shown as text and reaches Persona as text', async ({ browser, request }) => {
  const page = await openAs(browser, people.analyst)
  const noise = listen(page)
  const subject = `<img src=x onerror=alert(1)><script>alert(2)</script>${newNumber()}`
  const body = unit21Body({ subject, more: { note: '\u202egnp.exe', link: 'javascript:alert(3)' } })
  const sent = JSON.stringify(body).replace('"note":', '"__proto__":{"polluted":"yes"},"constructor":{"a":1},"note":')
  const answer = await request.post('/api/intake/unit21', {
    headers: { authorization: `Bearer ${await keyOf('unit21')}`, 'content-type': 'application/json' },
    data: Buffer.from(sent),
  })
  expect(answer.status()).toBe(202)
  const alert = { id: (await answer.json()).id, externalId: String(body.unit21_id), subject }

  await visit(page, '/alerts?sort=received')
  await page.getByRole('row').filter({ hasText: subject }).click()
  await expect(
    page.getByRole('complementary', { name: 'Preview' }).getByRole('heading', { name: subject }),
  ).toBeVisible()
  await openReview(page, alert)
  const payload = page.getByRole('tree', { name: 'Payload' })
  await page.getByLabel('Search the payload').fill('polluted')
  await expect(payload.getByRole('treeitem').filter({ hasText: 'polluted' }).first()).toBeVisible()
  await fillRest(page, '"><svg onload=alert(4)> {{7*7}} \u202e')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByRole('heading', { name: 'Delivered to Persona' })).toBeVisible()
  await page.getByRole('link', { name: 'Follow it' }).click()
  await page.getByRole('tab', { name: 'Answers' }).click()
  await expect(page.getByRole('definition').filter({ hasText: '<svg onload=alert(4)>' })).toBeVisible()
  await page.goto(`/audit?on=${alert.id}`)
  await expect(page.getByRole('row').nth(1)).toBeVisible()

  expect(await page.evaluate(() => ['polluted' in {}, document.querySelector('img, main svg[onload]')])).toEqual([
    false,
    null,
  ])
  const [made] = await sandbox.casesOf(request, alert)
  expect(made?.attributes.fields).toMatchObject({ legal_name: { value: subject } })
  expect(noise).toEqual([])
  await page.context().close()
})

/** Dialogs, errors and complaints of the Content-Security-Policy: all of them would mean that something ran. */
function listen(page: Page): string[] {
  const noise: string[] = []
  page.on('dialog', dialog => {
    noise.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('pageerror', error => noise.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') noise.push(message.text())
  })
  return noise
}

function actionOf(page: Page): Promise<Request> {
  return page.waitForRequest(asked => asked.method() === 'POST' && 'next-action' in asked.headers())
}

/** The same call as the page made it, with another body, from another browser. */
async function replay(context: BrowserContext, asked: Request, body: string, headers: Record<string, string> = {}) {
  const { 'next-action': action = '', 'content-type': type = '' } = asked.headers()
  const answer = await context.request.post(asked.url(), {
    headers: { accept: 'text/x-component', 'next-action': action, 'content-type': type, origin: here(), ...headers },
    data: Buffer.from(body),
  })
  return answer.text()
}

async function holderOf(page: Page, alertId: string): Promise<unknown> {
  const answer = await page.context().request.get(`/api/queue?ids=${alertId}`)
  const { rows } = await answer.json()
  expect(rows).toHaveLength(1)
  return rows[0].holder
}

async function importFilings(slug: string): Promise<void> {
  const fields = [
    { key: 'filing_id', label: 'Filing', type: 'string', required: true },
    { key: 'name', label: 'Name', type: 'string' },
  ]
  const template = { slug, name: slug, kind: 'sar', caseTemplateId: 'ctmpl_Filings1', correlation: 'filing_id', fields }
  const source = {
    ...{ slug, name: slug, template: slug, auth: { kind: 'bearer' }, externalId: 'id', submit: 'review' },
    alert: { subject: 'name', priority: { value: 'P1' } },
    map: { filing_id: 'id', name: 'name' },
  }
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'caseport-filings-')), 'filings.json')
  writeFileSync(file, JSON.stringify({ caseport: 1, templates: [template], sources: [source] }))
  await config('import', file)
}
