import { fromTo, joined, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'
import { type Scrape, scrapesIn } from './scrapes-in.ts'

/** Scrapes that come or go, their intervals, timeouts and schemes, whatever kind of object says them. */
export const scrapes: Subject = ({ before, after }, fields) => {
  const [old, now] = [scrapesIn(before), scrapesIn(after)]
  const jobs = [...new Set([...old.keys(), ...now.keys()])]
  return told(
    jobs.flatMap(job => said(job, old.get(job), now.get(job))),
    fields.filter(isOfScrape),
  )
}

const said = (job: string, old?: Scrape, now?: Scrape): Sentence[] => {
  if (old === undefined || now === undefined)
    return [say`scrape ${job} ${[old === undefined ? 'comes' : 'goes']}`]
  const phrases = [
    ...(old.interval === now.interval ? [] : [say`every ${fromTo(old.interval, now.interval)}`]),
    ...(old.timeout === now.timeout ? [] : [say`timeout ${fromTo(old.timeout, now.timeout)}`]),
    ...(old.scheme === now.scheme ? [] : [say`scheme ${old.scheme} → ${now.scheme}`]),
  ]
  if (old.kind === now.kind) {
    if (old.relabelings !== now.relabelings) phrases.push(['relabelings change'])
    if (old.kept !== now.kept) phrases.push(['other series are dropped'])
  }
  return phrases.length === 0 ? [] : [say`scrape ${job}: ${joined(phrases, ', ')}`]
}

const isOfScrape = (field: Field): boolean => {
  if (field.kind === 'ServiceMonitor')
    // A list of another length is one change: of scrapes that come or go.
    return (
      isBelow(field, 'spec', 'endpoints') &&
      (field.path.length === 2 || ofEndpoint.has(String(field.path[3])))
    )
  return (
    (field.kind === 'Probe' || field.kind === 'ScrapeConfig') && ofObject.has(field.path.slice(1).join('.'))
  )
}

const ofEndpoint = new Set(['interval', 'scrapeTimeout', 'scheme', 'relabelings', 'metricRelabelings'])
const ofObject = new Set([
  'interval',
  'scrapeInterval',
  'scrapeTimeout',
  'scheme',
  'prober.scheme',
  'jobName',
  'metricRelabelings',
  'targets.staticConfig.relabelingConfigs',
])
