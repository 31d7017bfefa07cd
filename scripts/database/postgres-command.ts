import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, statSync } from 'node:fs'
import { Refused } from '../say.ts'

/** What has to stand before a PostgreSQL program's name so that it runs as it must, and whose its files are then. */
export type PostgresCommand = { prefix: string[]; owner: number | undefined }

const nobody = 65_534
/** Least first: a checkout under a folder that others can't enter needs the right to search it. */
const capabilities = ['', '+dac_read_search', '+dac_override']

/**
 * PostgreSQL refuses to run as root, so root's start runs it as an ordinary user (the data folder's owner, else nobody).
 * Where setpriv is at hand the server also stops by itself, cleanly, when its parent is killed.
 * @param folder the server's data folder or the one it will be made in; must exist
 */
export function postgresCommand(program: string, folder: string): PostgresCommand {
  const setpriv = findSetpriv()
  if (process.getuid?.() !== 0)
    return { prefix: setpriv ? [setpriv, '--pdeathsig', 'INT', '--'] : [], owner: undefined }
  if (!setpriv) {
    throw new Refused(
      'PostgreSQL does not run as root: start as an ordinary user, install setpriv, or set DATABASE_URL.',
    )
  }
  const owner = statSync(folder).uid || nobody
  chownSync(folder, owner, owner)
  const prefix = capabilities.map(added => asUser(setpriv, owner, added)).find(tried => canUse(tried, program, folder))
  if (prefix) return { prefix, owner }
  throw new Refused(
    `PostgreSQL does not run as root, and the user ${owner} can't reach ${folder}: start as an ordinary user, set DATA_DIR to a folder that others may enter, or set DATABASE_URL.`,
  )
}

function asUser(setpriv: string, owner: number, added: string): string[] {
  const rights = added
    ? [`--inh-caps=-all,${added}`, `--ambient-caps=-all,${added}`, '--securebits=+no_setuid_fixup']
    : []
  return [setpriv, `--reuid=${owner}`, `--regid=${owner}`, '--clear-groups', ...rights, '--pdeathsig', 'INT', '--']
}

function canUse(prefix: string[], program: string, folder: string): boolean {
  const [command = '', ...args] = prefix
  return [
    ['test', '-w', folder],
    [program, '--version'],
  ].every(tried => spawnSync(command, [...args, ...tried], { cwd: '/', stdio: 'ignore' }).status === 0)
}

function findSetpriv(): string | undefined {
  if (process.platform !== 'linux') return undefined
  return ['/usr/bin/setpriv', '/bin/setpriv', '/usr/local/bin/setpriv'].find(existsSync)
}
