import { test } from 'uvu'
import { approvedFiles } from '../generated.ts'

test('what points Argo CD and Flux at the overlays is as it was approved, whole', () =>
  approvedFiles(import.meta.dirname, 'gitops.yaml', path => path.startsWith('gitops/')))

test.run()
