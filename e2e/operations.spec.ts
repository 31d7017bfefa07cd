import { expect, test } from '@playwright/test'

test('the product is up, ready, and counts what it does without saying for whom', async ({ request }) => {
  expect((await request.get('/api/health')).status()).toBe(200)
  const ready = await request.get('/api/ready')
  expect(await ready.json()).toMatchObject({ status: 'ready', database: 'answers', worker: 'running' })
  const metrics = await (await request.get('/api/metrics')).text()
  expect(metrics).toMatch(/^caseport_workers 1$/m)
  expect(metrics).toMatch(/^caseport_http_requests_total\{area="api",status="2xx"\} \d+$/m)
  const labels = [...metrics.matchAll(/[{,](\w+)="/g)].map(([, label]) => label)
  expect(labels).toContain('area')
  expect(labels.filter(label => !['area', 'le', 'result', 'status'].includes(label ?? ''))).toEqual([])
})

test('whoever isn’t signed in is led to sign in, and the page is clean', async ({ page }) => {
  const noise: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) noise.push(message.text())
  })
  page.on('pageerror', error => noise.push(error.message))
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(noise).toEqual([])
})
