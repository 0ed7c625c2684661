import { jsonAnswer } from './json-answer.ts'
import type { RunKubectl } from './run-kubectl.ts'

/** The API groups that a cluster serves beside the core's; undefined where it does not say. */
export const servedGroups = (run: RunKubectl) => async (): Promise<Set<string> | undefined> => {
  const { stdout, code } = await run(['get', '--raw=/apis'])
  const { value } = code === 0 ? jsonAnswer<{ groups?: { name: string }[] }>(stdout) : {}
  return value?.groups && new Set(value.groups.map(({ name }) => name))
}
