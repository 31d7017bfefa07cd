import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type APIRequestContext, type Browser, type BrowserContext, expect, type Page } from '@playwright/test'

const run = promisify(execFile)

/** The people of the demonstration. */
export const people = {
  admin: 'admin@demo.test',
  analyst: 'analyst@demo.test',
  colleague: 'analyst2@demo.test',
  approver: 'approver@demo.test',
  auditor: 'auditor@demo.test',
} as const
export const password = 'caseport-demo'

/** Signs in by the form, as a person does. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/alerts$/)
  await untilAlive(page)
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>
const sessions = new Map<string, Promise<State>>()

/** A page of somebody's own browser, signed in already. */
export async function openAs(browser: Browser, email: string, options: { viewport?: Size } = {}): Promise<Page> {
  const known = sessions.get(email) ?? newSession(browser, email)
  sessions.set(email, known)
  const context = await browser.newContext({ storageState: await known, ...options })
  return context.newPage()
}

type Size = { width: number; height: number }

/** A session that nobody else uses, for stories that end it. The form is `signIn`'s story. */
export async function newSession(browser: Browser, email: string): Promise<State> {
  const context = await browser.newContext()
  const answer = await context.request.post('/api/auth/sign-in/email', { data: { email, password } })
  expect(answer.status()).toBe(200)
  const state = await context.storageState()
  await context.close()
  return state
}

const keys = new Map<string, Promise<string>>()

/** The bearer key of a source, from the command line as an operator makes it. */
export function keyOf(source: string): Promise<string> {
  const known = keys.get(source) ?? config('issue-key', source)
  keys.set(source, known)
  return known
}

/** `npm run config`, beside the running product: its stdout, without the last line break. */
export async function config(...args: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR, DATABASE_URL: '', PERSONA_API_KEY: '' }
  const { stdout } = await run('npm', ['run', '--silent', 'config', '--', ...args], { env })
  return stdout.trimEnd()
}

export type Alert = { id: string; externalId: string; subject: string }

let told = 0

/** A number that no other alert of any run has. */
export function newNumber(): number {
  told += 1
  return (Date.now() % 1_000_000_000_000) * 100 + told
}

/** An alert of Unit21, whole but for what only an analyst can say: what to do, and why. */
export function unit21Body(changes: { number?: number; subject?: string; customer?: object; more?: object } = {}) {
  const { number = newNumber(), subject = `Halcyon Freight ${number}` } = changes
  return {
    unit21_id: number,
    object_type: 'ALERT',
    alert_id: null,
    alert_type: 'tm',
    change: 'CREATED',
    change_time: 1_795_500_000,
    status: 'OPEN',
    title: 'Structuring below 10,000',
    start_date: 1_794_787_200,
    end_date: 1_795_478_400,
    entities: [{ entity_id: 'cus_7777', entity_type: 'business', unit21_id: 46 }],
    events: [
      { event_id: 'txn_a', event_type: 'transaction', unit21_id: 9_001, amount: 9_400.5, currency: 'USD' },
      { event_id: 'txn_b', event_type: 'transaction', unit21_id: 9_002, amount: 77_011.99, currency: 'USD' },
    ],
    triggered_by_rules: [
      { unit21_id: 6, rule_id: 'STR-10K', title: 'Structuring below 10,000' },
      { unit21_id: 7, rule_id: 'GEO-07', title: 'High-risk country' },
    ],
    tags: ['rule_type:transaction_monitoring'],
    custom_data: {
      internal_priority: 1,
      totals: { amount: 86_412.49, currency: 'USD', count: 9 },
      customer: {
        id: `cus_${number}`,
        legal_name: subject,
        formed_on: '1998-03-12',
        email: null,
        existing: true,
        address: { street: '1180 Channelside Dr', city: 'Tampa', country: 'US' },
        ...changes.customer,
      },
      ...changes.more,
    },
  }
}

/** An alert comes in, as the monitoring system sends it. */
export async function receive(request: APIRequestContext, body = unit21Body()): Promise<Alert> {
  const answer = await request.post('/api/intake/unit21', {
    headers: { authorization: `Bearer ${await keyOf('unit21')}` },
    data: body,
  })
  expect(answer.status()).toBe(202)
  const { id } = await answer.json()
  return { id, externalId: String(body.unit21_id), subject: body.custom_data.customer.legal_name }
}

type Answer = {
  status: string
  submission: { id: string; status: string } | null
  case: { id: string; name: string; status: string } | null
}

/** What the integrator is told of an alert. */
export async function askAbout(request: APIRequestContext, alert: Alert): Promise<Answer> {
  const answer = await request.get(`/api/alerts/${alert.id}`, {
    headers: { authorization: `Bearer ${await keyOf('unit21')}` },
  })
  expect(answer.status()).toBe(200)
  return answer.json()
}

/** Opens a page and waits until it listens: what a press does before that is the browser's affair. */
export async function visit(page: Page, door: string): Promise<void> {
  await page.goto(door)
  await untilAlive(page)
}

/** The page asks what is new as soon as it runs; this document has asked. */
export async function untilAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(entry => entry.name.includes('/api/live')),
  )
}

/** The review of an alert with its form, once the mapping has answered. */
export async function openReview(page: Page, alert: Alert): Promise<void> {
  await visit(page, `/alerts/${alert.id}`)
  await expect(page.getByRole('heading', { name: alert.id })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Legal name' })).toHaveValue(alert.subject)
}

/** Fills in what the mapping can't know. */
export async function fillRest(page: Page, reason = 'Nine deposits just below the threshold in eight days.') {
  await page.getByRole('combobox', { name: 'Recommended action' }).selectOption({ label: 'Create case, keep watching' })
  await page.getByRole('textbox', { name: 'Analyst’s reason' }).fill(reason)
}

/** Everything is kept: what stands here survives a refresh. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible()
}

export type PersonaCase = { id: string; attributes: { name: string; fields: Record<string, { value: unknown }> } }
type Asked = { method: string; path: string; status: number | null; headers: Record<string, string>; body: unknown }

const address = () => `http://127.0.0.1:${process.env.E2E_SANDBOX_PORT}`

/** The stand-in for Persona: what reached it, and how it is made to fail. */
export const sandbox = {
  /** The cases that this alert became; more than one is what must never be. */
  casesOf: async (request: APIRequestContext, alert: Alert): Promise<PersonaCase[]> => {
    const cases: PersonaCase[] = await (await request.get(`${address()}/__cases`)).json()
    return cases.filter(one => one.attributes.fields.alert_id?.value === alert.externalId)
  },
  /** The requests that named this alert in their body. */
  requestsOf: async (request: APIRequestContext, alert: Alert): Promise<Asked[]> => {
    const asked: Asked[] = await (await request.get(`${address()}/__requests`)).json()
    return asked.filter(one => JSON.stringify(one.body ?? null).includes(alert.externalId))
  },
  fail: async (request: APIRequestContext, fault: object): Promise<void> => {
    const answer = await request.post(`${address()}/__faults`, { data: fault })
    expect(answer.status()).toBe(201)
  },
  heal: async (request: APIRequestContext): Promise<void> => {
    await request.delete(`${address()}/__faults`)
  },
}
