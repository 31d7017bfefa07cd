import { launch } from './launch.mjs'

launch('serve', process.argv.slice(2))
