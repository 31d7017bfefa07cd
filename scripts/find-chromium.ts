import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { Refused, say } from './say.ts'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium to test with: CHROMIUM's, an installed one, or Playwright's own; undefined when there is none. */
export function findChromium(): string | undefined {
  const wanted = process.env.CHROMIUM
  return [...(wanted ? [wanted] : places), chromium.executablePath()].find(existsSync)
}

/** Installs one where there is none: Debian's package as root, else Playwright's. */
export function ensureChromium(): string {
  const there = findChromium()
  if (there) return there
  const debian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  say(`Installing Chromium (${debian ? 'Debian’s package' : 'Playwright’s'}) …`)
  if (debian) installPackage()
  else run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  const installed = findChromium()
  if (installed) return installed
  throw new Refused('Chromium could not be installed: install it, or set CHROMIUM to the path of one, and test again.')
}

function installPackage(): void {
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
}

function run(command: string, args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { env, stdio: ['ignore', 2, 2] })
}
