import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { expression } from './expression.ts'
import type { Template } from './template.ts'

/** A Jsonnet program that makes these objects for each cluster; the command that prints them, and its input. */
export const jsonnet = (folder: string, jsonnet: string, objects: Template[]) => {
  const main = join(folder, 'main.jsonnet')
  writeFileSync(
    main,
    `local objects(cluster) = [
${objects.map(object => `  ${expression(object, lists)},\n`).join('')}];
std.flatMap(objects, import 'clusters.json')
`,
  )
  return {
    put: (clusters: Cluster[]) => writeFileSync(join(folder, 'clusters.json'), JSON.stringify(clusters)),
    command: [jsonnet, '--yaml-stream', main],
  }
}

const lists = {
  each: (item: string) => `[${item} for hypervisor in cluster.hypervisors]`,
  joined: (parts: string[]) => (parts.length === 0 ? '[]' : parts.join(' + ')),
}
