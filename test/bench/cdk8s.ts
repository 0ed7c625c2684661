import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Cluster } from './cluster.ts'
import { expression } from './expression.ts'
import type { Template } from './template.ts'

/** A cdk8s program that makes these objects for each cluster, in a chart each; the command that prints them, and its input. */
export const cdk8s = (folder: string, library: string, objects: Template[]) => {
  const main = join(folder, 'main.mjs')
  writeFileSync(
    main,
    `import { readFileSync } from 'node:fs'
import cdk8s from ${JSON.stringify(pathToFileURL(library).href)}
const objects = cluster => [
${objects.map(object => `  ${expression(object, lists)},\n`).join('')}]
const app = new cdk8s.App()
for (const cluster of JSON.parse(readFileSync(new URL('clusters.json', import.meta.url), 'utf8'))) {
  const chart = new cdk8s.Chart(app, cluster.name)
  objects(cluster).forEach((object, index) => new cdk8s.ApiObject(chart, String(index), object))
}
process.stdout.write(app.synthYaml())
`,
  )
  return {
    put: (clusters: Cluster[]) => writeFileSync(join(folder, 'clusters.json'), JSON.stringify(clusters)),
    command: [process.execPath, main],
  }
}

const lists = {
  each: (item: string) => `cluster.hypervisors.map(hypervisor => (${item}))`,
  joined: (parts: string[]) => `[${parts.map(part => `...${part}`).join(', ')}]`,
}
