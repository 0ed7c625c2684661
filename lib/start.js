// Starts the command line with what makes its imports fast. JavaScript: to read its first file in TypeScript, Node would load what strips types,
// which takes longer than a build of nothing new.
import './fast-imports.js'

await import('./cli.ts')
