import { table } from './toml.ts'

/** Calls of an API whose answers become series in the same way. */
export interface Calls {
  /** What the log and `internal_gather_errors` call them. */
  alias: string
  urls: string[]
  answers: Answer[]
  /** Seconds between two rounds, where it is not the usual time. */
  interval?: number
  /** Values of tags that are of no interest. */
  without?: Record<string, string[]>
}

/** The series of one kind of object in an answer. */
export interface Answer {
  measurement: string
  /** Where the objects are, as a GJSON path. */
  path: string
  /** Keys that become labels, and those whose numbers become values; each under its own name or another. */
  labels?: Record<string, string>
  values: Record<string, string>
  /** The key that holds the time of the object. */
  time?: string
}

/** Tasks with an end: one that a crash left without would seem to end now, and now again. */
export const ended = 'data.#(endtime>0)#'

/** How an API is reached and who asks. */
export interface Client {
  authorization: string
  tls: Record<string, string | boolean>
  tags?: Record<string, string>
}

/** An `inputs.http` of Telegraf. A call gives up after 30 s, as Proxmox VE's own proxy does. */
export const httpInput = (calls: Calls, { authorization, tls, tags }: Client): string =>
  [
    table('[[inputs.http]]', {
      alias: calls.alias,
      urls: calls.urls,
      interval: calls.interval === undefined ? undefined : `${calls.interval}s`,
      timeout: '30s',
      data_format: 'json_v2',
      ...tls,
    }),
    table('[inputs.http.headers]', { Authorization: authorization }),
    ...(tags === undefined ? [] : [table('[inputs.http.tags]', tags)]),
    ...(calls.without === undefined ? [] : [table('[inputs.http.tagdrop]', calls.without)]),
    ...calls.answers.flatMap(answerTables),
  ].join('\n')

const answerTables = ({ measurement, path, labels = {}, values, time }: Answer): string[] => [
  table('[[inputs.http.json_v2]]', { measurement_name: measurement }),
  table('[[inputs.http.json_v2.object]]', {
    path,
    tags: Object.keys(labels),
    included_keys: [...Object.keys(values), ...(time === undefined ? [] : [time])],
    ...(time !== undefined && { timestamp_key: time, timestamp_format: 'unix' }),
  }),
  table('[inputs.http.json_v2.object.renames]', { ...labels, ...values }),
]
