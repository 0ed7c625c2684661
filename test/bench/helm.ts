import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toYaml } from '../../lib/file/yaml.ts'
import type { Cluster } from './cluster.ts'
import { isEach, places, type Template } from './template.ts'

/** A Helm chart that makes these objects for each cluster in its values; the command that prints them, and its input. */
export const helm = (folder: string, helm: string, objects: Template[]) => {
  const values = join(folder, 'values.json')
  putChart(folder, objects)
  return {
    put: (clusters: Cluster[]) => writeFileSync(values, JSON.stringify({ clusters })),
    command: [helm, 'template', 'bench', folder, '--values', values],
  }
}

/** The same chart, called once for each environment, as when environments are Helm releases. */
export const helmCalls = (folder: string, helm: string, objects: Template[]) => {
  const values = join(folder, 'values')
  putChart(folder, objects)
  return {
    put: (clusters: Cluster[]) => {
      rmSync(values, { recursive: true, force: true })
      mkdirSync(values)
      for (const cluster of clusters)
        writeFileSync(join(values, `${cluster.name}.json`), JSON.stringify({ clusters: [cluster] }))
    },
    command: ['bash', '-ec', each, 'bash', helm, folder, values],
  }
}

const each = 'for file in "$3"/*.json; do "$1" template bench "$2" --values "$file"; done'

const putChart = (folder: string, objects: Template[]): void => {
  mkdirSync(join(folder, 'templates'))
  writeFileSync(join(folder, 'Chart.yaml'), toYaml({ apiVersion: 'v2', name: 'bench', version: '1.0.0' }))
  objects.forEach((object, index) => {
    writeFileSync(
      join(folder, 'templates', `object-${index}.yaml`),
      `{{- range $cluster := .Values.clusters }}\n---\n${chartTemplate(object)}{{- end }}\n`,
    )
  })
}

const chartTemplate = (object: Template): string => {
  const loops: string[] = []
  return looped(actions(toYaml(marked(object, loops))), loops)
}

/** A template in which marks stand for the loops, whose texts are kept separately. */
const marked = (value: Template, loops: string[]): Template => {
  if (Array.isArray(value)) return value.map(item => marked(item, loops))
  if (isEach(value)) return `@LOOP${loops.push(actions(toYaml([value.each]))) - 1}@`
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([field, item]) => [field, marked(item, loops)]))
}

/** Helm has to print braces that belong to the object, as in Prometheus's templates. */
const actions = (text: string): string =>
  text
    .replaceAll('{{', '{{ "{{" }}')
    .replaceAll(places.cluster, '{{ $cluster.name }}')
    .replaceAll(places.hypervisor, '{{ .name }}')
    .replaceAll(places.address, '{{ .address }}')

const looped = (text: string, loops: string[]): string =>
  text.replaceAll(/^( *)- '?@LOOP(\d+)@'?\n/gm, (_, indent: string, index: string) => {
    const lines = (loops[Number(index)] as string).replaceAll(/^(?=.)/gm, indent)
    return `${indent}{{- range $cluster.hypervisors }}\n${lines}${indent}{{- end }}\n`
  })
