import { counted, each, fromTo, labelChange, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'

/** Labels by which Prometheus and Grafana find objects, Grafana's folder, and labels of the whole environment. */
export const selected: Subject = (_sides, fields) => {
  const own = fields.filter(
    field => isBelow(field, 'metadata', 'labels', '*') || isFolder(field) || isTemplate(field),
  )
  const groups = Map.groupBy(own, field => JSON.stringify([field.path.at(-1), field.before, field.after]))
  const groupsTold = [...groups.values()].map(group => ({ group, sentences: said(group) }))
  return told(
    each(groupsTold.flatMap(({ sentences }) => sentences)),
    groupsTold.filter(({ sentences }) => sentences.length > 0).flatMap(({ group }) => group),
  )
}

const isFolder = (field: Field): boolean =>
  field.kind === 'ConfigMap' && isBelow(field, 'metadata', 'annotations', 'grafana_folder')

/** Labels of a whole environment stand on pods, too. */
const isTemplate = (field: Field): boolean => isBelow(field, 'spec', 'template', 'metadata', 'labels', '*')

const said = (group: Field[]): Sentence[] => {
  const [first] = group
  if (first === undefined) return []
  const key = String(first.path.at(-1))
  const label = labelChange(key, first.before, first.after)
  if (isFolder(first)) return [say`dashboards' folder ${fromTo(first.before, first.after)}`]
  if (group.some(isTemplate)) return [say`${label} on all objects and pods`]
  const kinds = new Set(group.map(({ kind }) => kind))
  const monitors = group.filter(({ kind }) => byPrometheus.has(kind))
  if (monitors.length === group.length)
    return [
      say`${label} on ${counted(monitors.length, 'object')} (${[[...kinds].join(', ')]}): Prometheus may no longer select ${[monitors.length === 1 ? 'it' : 'them']}`,
    ]
  if ([...kinds].every(kind => kind === 'ConfigMap' || kind === 'GrafanaDashboard'))
    return [
      say`${label} on ${counted(group.length, 'dashboard')}: Grafana may no longer find ${[group.length === 1 ? 'it' : 'them']}`,
    ]
  return []
}

const byPrometheus = new Set(['ServiceMonitor', 'Probe', 'ScrapeConfig', 'PrometheusRule', 'PodMonitor'])
