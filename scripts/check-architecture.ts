import { readdirSync } from 'node:fs'
import path from 'node:path'
import { cruise, type IConfiguration, type ICruiseResult, type IModule } from 'dependency-cruiser'
import { purityProblems } from './architecture/purity.ts'
import { vocabularyProblems } from './architecture/vocabulary.ts'
import { root as here } from './root.ts'
import { say } from './say.ts'

const folders = ['lib', 'components', 'app', 'scripts', 'prisma', 'e2e']
const notOurs = /^prisma\/(generated|migrations)\//

/** Everything that is wrong with the house in `root`, one sentence each; none when it stands. */
export async function checkArchitecture(root = here): Promise<string[]> {
  const files = sourcesOf(root)
  const modules = await cruised(root, files)
  const seen = new Set(modules.map(({ source }) => source))
  const unseen = files.filter(file => !seen.has(file))
  return [
    // A cruiser that can't read TypeScript finds no modules and no faults.
    ...unseen.map(file => `${file}: was not looked at, so nothing is known of it.`),
    ...directionProblems(modules),
    ...purityProblems(root, modules),
    ...vocabularyProblems(root, files),
  ]
}

/** Every TypeScript file of ours, relative to `root`. */
function sourcesOf(root: string): string[] {
  return folders
    .flatMap(folder => filesIn(root, folder))
    .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !notOurs.test(file))
}

function filesIn(root: string, folder: string): string[] {
  try {
    return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile())
      .map(entry => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
  } catch {
    return []
  }
}

async function cruised(root: string, files: string[]): Promise<IModule[]> {
  const config: { default: IConfiguration } = await import(path.join(here, '.dependency-cruiser.mjs'))
  const { output } = await cruise(files, {
    baseDir: root,
    ruleSet: config.default,
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^prisma/generated/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  })
  return (output as ICruiseResult).modules
}

function directionProblems(modules: IModule[]): string[] {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ resolved, rules = [] }) =>
      rules.map(({ name }) => `${source}: imports ${resolved}, but ${name}.`),
    ),
  )
}

if (import.meta.main) {
  const problems = await checkArchitecture()
  for (const problem of problems) say(problem)
  say(problems.length === 0 ? 'The house stands as it is drawn.' : `${problems.length} problems`)
  process.exit(problems.length === 0 ? 0 : 1)
}
