import { test } from 'uvu'
import { environments } from '../../environments.ts'
import { approvedFiles } from '../../generated.ts'

for (const [name, { telegraf, backupServers }] of Object.entries(environments))
  if (telegraf || backupServers)
    test(`what Telegraf has in the environment ${name} is as it was approved, whole`, () =>
      approvedFiles(import.meta.dirname, `${name}.yaml`, path =>
        path.startsWith(`overlays/${name}/telegraf-`),
      ))

test.run()
