import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../say.ts'
import { postgresCommand } from './postgres-command.ts'

export const clusterUser = 'caseport'

/** The file inside a cluster that remembers how to log in; made with the cluster, so that neither is without the other. */
export const clusterFile = 'caseport.json'
export type Cluster = { password: string; port: number }

/** Makes the embedded server's folder beside its final place and moves it there when whole: a kill in between leaves none. */
export function createCluster(initdb: string, folder: string): void {
  const parent = path.dirname(folder)
  for (const name of readdirSync(parent).filter(name => name.startsWith(`${path.basename(folder)}.new`))) {
    rmSync(path.join(parent, name), { recursive: true, force: true })
  }
  const fresh = `${folder}.new.${process.pid}`
  const passwordFile = `${fresh}.password`
  const password = randomBytes(24).toString('base64url')
  mkdirSync(fresh, { mode: 0o700 })
  const { prefix, owner } = postgresCommand(initdb, fresh)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner !== undefined) chownSync(passwordFile, owner, owner)
  try {
    runInitdb([...prefix, initdb], fresh, passwordFile)
    const remembered = path.join(fresh, clusterFile)
    writeFileSync(remembered, JSON.stringify({ password, port: 0 } satisfies Cluster), { mode: 0o600 })
    renameSync(fresh, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function runInitdb([command = '', ...args]: string[], folder: string, passwordFile: string): void {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['--auth=scram-sha-256', `--username=${clusterUser}`, `--pwfile=${passwordFile}`]
  const settings = ['--set=timezone=UTC', '--set=log_timezone=UTC']
  const run = spawnSync(command, [...args, '-D', folder, ...locale, ...access, ...settings], {
    cwd: '/',
    encoding: 'utf8',
  })
  if (run.status !== 0) {
    throw new Refused(`The embedded PostgreSQL could not be set up in ${folder}:\n${run.error?.message ?? run.stderr}`)
  }
}
