import { launch } from './launch.mjs'
import { say } from './terminal.mjs'

const commands = ['web', 'worker', 'migrate', 'config', 'audit', 'persona-sandbox', 'build']
const [command = '', ...args] = process.argv.slice(2)
if (!commands.includes(command)) {
  say(`Usage: npm run ${commands.join(' | ')}`)
  process.exit(2)
}
launch(command, args)
