import { killedBuilds } from './killed-builds.ts'

killedBuilds(200)
