import { killedBuilds } from './killed-builds.ts'

// Two hundred take minutes: `npm run test:kills`.
killedBuilds(10)
