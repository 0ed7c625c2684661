import { chapter } from '../laboratory/chapter.ts'
import { namespace } from './environments.ts'
import { laboratory } from './shared.ts'

const test = chapter('doctor')
test('starts', async () => {
  await laboratory.ready('lyon', namespace)
})
test.run()
