import { launch } from './launch.mjs'

launch('run-tests', process.argv.slice(2))
