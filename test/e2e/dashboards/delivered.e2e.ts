import { deepEqual } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deliveredNames } from '../../../lib/monitoring/dashboards/dashboard-names.ts'
import { chapter } from '../laboratory/chapter.ts'
import { kubectl } from './shared.ts'

const test = chapter('the API server')

test('has each dashboard once, as it is committed, with what the sidecar looks for', async () => {
  const { items } = await kubectl.get('configmaps', '--all-namespaces', '--selector=grafana_dashboard=1')
  type ConfigMap = {
    metadata: { name: string; annotations: Record<string, string> }
    data: Record<string, string>
  }
  const found = (items as ConfigMap[]).map(({ metadata, data }) => [
    metadata.name,
    metadata.annotations.grafana_folder,
    Object.keys(data),
  ])
  deepEqual(
    found.sort(),
    deliveredNames.map(({ configMap, file }) => [`three-${configMap}`, 'Proxmox', [file]]).sort(),
  )
  for (const { data } of items as ConfigMap[])
    for (const [file, text] of Object.entries(data))
      deepEqual(text, readFileSync(join(import.meta.dirname, '../../../dashboards', file), 'utf8'))
})

test.run()
