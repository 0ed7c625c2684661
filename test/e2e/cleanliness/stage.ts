import { runFiles } from '../run-files.ts'

await runFiles(import.meta.dirname, ['ends'])
process.stdout.write('', () => process.exit())
