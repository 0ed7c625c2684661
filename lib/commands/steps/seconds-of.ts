import { seconds } from '../../environment/duration.ts'
import { received } from '../../problem/problem.ts'
import { fail, print } from './print.ts'

/** The seconds of an option's duration; nothing after printing that it is none. */
export const secondsOf = (option: string, text: string): number | undefined => {
  if (/^(?:\d+(?:ms|[ywdhms]))+$/.test(text)) return seconds(text)
  const problem = { file: option, message: `${received(text)} is no duration; write one such as 90s or 5m` }
  print([problem])
  fail([problem], 'nothing was looked at')
  return undefined
}
