import { chapter } from '../laboratory/chapter.ts'
import { accessCauses } from './causes/access.ts'
import { alertingCauses } from './causes/alerting.ts'
import { hypervisorCauses } from './causes/hypervisors.ts'
import { objectCauses, podCauses } from './causes/objects.ts'
import { oldReleaseCauses } from './causes/old-release.ts'
import { operatorCauses } from './causes/operators.ts'
import { prometheusCauses } from './causes/prometheus.ts'
import { prove } from './prove.ts'
import { printTable } from './table.ts'

const test = chapter('doctor tells')
const { E2E_CAUSES: only } = process.env

prove(
  test,
  [
    ...objectCauses,
    ...podCauses,
    ...operatorCauses,
    ...accessCauses,
    ...hypervisorCauses,
    ...prometheusCauses,
    ...alertingCauses,
    ...oldReleaseCauses,
  ].filter(({ code, cause }) => only === undefined || new RegExp(only).test(`${code} ${cause}`)),
)

test.after(printTable)

test.run()
