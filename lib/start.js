// Starts the command line with what makes its imports fast. JavaScript: to read its first file in TypeScript, Node would load what strips types,
// which takes longer than a build of nothing new.
import './fast-imports.js'

const [command, ...options] = process.argv.slice(2)
if (command === 'build' && options.length === 0) {
  // Without options nothing has to parse them, and loading what does is a tenth of a build of nothing new.
  const { toItsEnd } = await import('./commands/steps/to-its-end.ts')
  const { build } = await import('./commands/build.ts')
  const { repository } = await import('./file/repository.ts')
  await toItsEnd(() => build(repository))
} else await import('./cli.ts')
