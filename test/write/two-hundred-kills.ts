import { killedBuilds } from './killed-builds.ts'

killedBuilds(Number(process.argv[2] ?? 200))
