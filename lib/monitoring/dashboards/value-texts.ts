import type { Words } from './panels/panel.ts'

/** Words for states; 1 is what should be, but for what counts faults, and -1 that nobody tells. */
export const onlineWords: Words = {
  1: { text: 'online' },
  0: { text: 'OFFLINE', level: 'bad' },
  '-1': { text: 'unknown', level: 'unknown' },
}
export const quorateWords: Words = { 1: { text: 'quorate' }, 0: { text: 'NO QUORUM', level: 'bad' } }
export const scrapedWords: Words = { 1: { text: 'answers' }, 0: { text: 'NO ANSWER', level: 'bad' } }
export const runningWords: Words = {
  1: { text: 'runs' },
  0: { text: 'stopped', level: 'unknown' },
  '-1': { text: 'UNKNOWN', level: 'warning' },
}
export const reachableWords: Words = {
  0: { text: 'reached' },
  1: { text: 'UNREACHABLE', level: 'bad' },
  '-1': { text: 'node is down', level: 'unknown' },
}
export const backupWords: Words = { 1: { text: 'in no job', level: 'warning' } }
export const yesWords: Words = { 1: { text: 'yes' }, 0: { text: 'no' } }
export const lockWords: Words = { 1: { text: 'locked', level: 'warning' } }
export const severityWords: Words = {
  critical: { text: 'critical', level: 'bad' },
  warning: { text: 'warning', level: 'warning' },
}
export const cephHealthWords: Words = {
  0: { text: 'OK' },
  1: { text: 'WARNING', level: 'warning' },
  2: { text: 'ERROR', level: 'bad' },
}
export const cephSeverityWords: Words = {
  HEALTH_ERR: { text: 'error', level: 'bad' },
  HEALTH_WARN: { text: 'warning', level: 'warning' },
}
export const cephCheckWords: Words = { 1: { text: 'fails' } }
export const osdWords: Words = {
  0: { text: 'up' },
  1: { text: 'out', level: 'warning' },
  2: { text: 'DOWN', level: 'bad' },
}
export const quorumWords: Words = { 1: { text: 'in' }, 0: { text: 'OUT', level: 'bad' } }
export const readWords: Words = { 0: { text: 'yes' }, 1: { text: 'NO', level: 'bad' } }
export const runWords: Words = {
  0: { text: 'OK' },
  1: { text: 'warnings', level: 'warning' },
  2: { text: 'FAILED', level: 'bad' },
}
export const smartWords: Words = {
  1: { text: 'passed' },
  0: { text: 'FAILS', level: 'bad' },
  '-1': { text: 'unknown', level: 'unknown' },
}
export const armedWords: Words = {
  0: { text: 'DISARMED', level: 'bad' },
  1: { text: 'DISARMING', level: 'bad' },
  2: { text: 'stands by' },
  3: { text: 'armed' },
}
