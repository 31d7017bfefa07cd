import { say } from './say.ts'

const [command] = process.argv.slice(2)
if (command !== 'verify') say('Usage: npm run audit -- verify')
// Sealing comes with a later version: until then there is no proof to check, and saying "intact" would be a guess.
else say('No audit event is sealed yet, so there is nothing that could be verified.')
process.exit(2)
