// The direction of the house, innermost first: a room imports itself and what stands before it, never after or beside.
// What this picture says, README says too; change both together. There are no exceptions.

/** Rooms in one pair of brackets stand beside each other and don't know one another. */
export const rings = [
  ['audit', 'persona'],
  ['auth'],
  ['templates'],
  ['mapping'],
  ['alerts'],
  ['drafts'],
  ['cases'],
  ['submissions'],
  ['intake'],
  ['config'],
  ['jobs'],
]

const rooms = rings.flat()
const anyOf = names => `(${names.join('|')})`

const roomRules = rings.flatMap((ring, position) =>
  ring.map(room => ({
    name: `${room} looks inward only`,
    severity: 'error',
    from: { path: `^lib/${room}/` },
    to: {
      path: `^lib/${anyOf([...ring.filter(beside => beside !== room), ...rings.slice(position + 1).flat()])}/`,
    },
  })),
)

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'a room has a place in the order',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^lib/[^/]+/', pathNot: `^lib/${anyOf([...rooms, 'testing'])}/` },
    },
    {
      name: 'the ground knows no room',
      severity: 'error',
      from: { path: '^lib/[^/]+$', pathNot: '\\.test\\.ts$' },
      to: { path: '^lib/[^/]+/' },
    },
    ...roomRules.filter(rule => !rule.to.path.includes('()')),
    {
      name: 'lib shows nothing',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^components/' },
    },
    { name: 'nobody imports app', severity: 'error', from: { pathNot: '^app/' }, to: { path: '^app/' } },
    {
      name: 'the product needs no scripts',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(scripts|e2e)/' },
    },
    {
      name: 'testing is for tests and the seed',
      severity: 'error',
      from: { path: '.', pathNot: '(\\.test\\.tsx?$|^lib/testing/|^e2e/|^prisma/seed)' },
      to: { path: '^lib/testing/' },
    },
    {
      name: 'the database client is behind lib/db.ts',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/(db\\.ts|testing/)|\\.test\\.tsx?$' },
      to: { path: '^prisma/generated/|node_modules/(pg|@prisma)/' },
    },
    {
      name: 'jobs are sent by lib/queue.ts and taken by lib/jobs',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: '^lib/(queue\\.ts|jobs/)' },
      to: { path: 'node_modules/pg-boss/' },
    },
    // A component may show itself within itself (a group of answers holds answers), code that does things may not.
    { name: 'no circles', severity: 'error', from: { path: '^(lib|scripts)/' }, to: { circular: true } },
    { name: 'every import leads somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
}
