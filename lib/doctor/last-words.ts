import type { Container } from './pods.ts'
import type { Scene } from './scene.ts'

/** What a container wrote before it ended the last time; nothing where this account may not read logs. */
export const lastWords = async ({ cluster }: Scene, { pod, status }: Container): Promise<string> => {
  const { namespace = '', name } = pod.metadata
  const place = ['--namespace', namespace, name, '--container', status.name, '--tail=40']
  const ended = status.lastState?.terminated !== undefined && status.state.terminated === undefined
  const { value = '' } = await cluster.ask(['logs', ...place, ...(ended ? ['--previous'] : [])])
  return value
}

/** The last line that is no frame of a stack. */
export const lastLine = (log: string): string =>
  log.split('\n').findLast(line => line.trim() !== '' && !/^\s/.test(line)) ??
  'its log is empty or not to be seen'
