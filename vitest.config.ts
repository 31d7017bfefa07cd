import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{lib,app,components,scripts}/**/*.test.{ts,tsx}'],
    globalSetup: ['scripts/test-database.ts'],
    pool: 'forks',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { LOG_LEVEL: 'silent', AUTH_SECRET: 'a secret for tests, long enough to be one', TZ: 'UTC' },
  },
})
