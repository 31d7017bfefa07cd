import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/find-chromium.ts'

// Kept in the environment, since every worker reads this file anew.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 10_000))
process.env.E2E_SANDBOX_PORT ??= String(Number(process.env.E2E_PORT) + 10_000)
process.env.E2E_DATA_DIR ??= mkdtempSync(path.join(tmpdir(), 'caseport-e2e-'))

const baseURL = `http://localhost:${process.env.E2E_PORT}`
const executablePath = findChromium()

/** The stories, in Chromium, against the product as `npm start` starts it: demo mode, a database and a sandbox of its own. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${baseURL}/api/ready`,
    // While writing a story: E2E_REUSE=1 with E2E_PORT, E2E_SANDBOX_PORT and E2E_DATA_DIR of a Caseport that runs.
    reuseExistingServer: process.env.E2E_REUSE === '1',
    timeout: 300_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 12_000 },
    env: {
      PORT: process.env.E2E_PORT,
      SANDBOX_PORT: process.env.E2E_SANDBOX_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      LOG_LEVEL: 'warn',
      DEMO: '1',
      APP_URL: '',
      DATABASE_URL: '',
      PERSONA_API_KEY: '',
      PERSONA_API_URL: '',
      AUTH_SECRET: '',
      ENCRYPTION_KEYS: '',
      ADMIN_EMAIL: '',
      ADMIN_PASSWORD: '',
    },
  },
})
