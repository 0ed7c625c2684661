import { chapter } from '../laboratory/chapter.ts'
import { accessCauses } from './causes/access.ts'
import { alertingCauses } from './causes/alerting.ts'
import { hypervisorCauses } from './causes/hypervisors.ts'
import { prometheusCauses } from './causes/prometheus.ts'
import { prove } from './prove.ts'
import { printTable } from './table.ts'

const test = chapter('doctor tells')
const { E2E_CAUSES: only } = process.env

prove(
  test,
  [...accessCauses, ...hypervisorCauses, ...prometheusCauses, ...alertingCauses].filter(
    ({ code, cause }) => only === undefined || new RegExp(only).test(`${code} ${cause}`),
  ),
)

test.after(printTable)

test.run()
