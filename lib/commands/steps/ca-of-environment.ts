import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { fileProblem } from '../../problem/file-problem.ts'
import type { Problem } from '../../problem/problem.ts'
import { undefinedOnError } from '../../problem/undefined-on-error.ts'

/** The CA by which a command verifies an environment's hypervisors: none where nothing or the public roots do. */
export type GivenCA = { ca?: string } | { problem: Problem }

/** The CA in a file; without one, whether the environment can do without. */
export const caOfEnvironment = (environment: NamedEnvironment, file: string | undefined): GivenCA => {
  if (file !== undefined) return fromFile(file)
  const { tls } = environment.pveExporter
  if (tls === 'insecure') return {}
  const { caSecret, caConfigMap } = tls
  if (caSecret === undefined && caConfigMap === undefined) return {}
  const [kind, name, decoded] =
    caSecret === undefined ? ['configmap', caConfigMap, ''] : ['secret', caSecret, ' | base64 --decode']
  return {
    problem: {
      file: environment.file,
      message: `pveExporter.tls verifies the hypervisors by the ${kind} ${name}; give its CA with --ca ca.crt, after: kubectl --namespace ${environment.namespace} get ${kind} ${name} --output jsonpath='{.data.ca\\.crt}'${decoded} > ca.crt`,
    },
  }
}

const fromFile = (file: string): GivenCA => {
  try {
    const ca = readFileSync(file, 'utf8')
    return undefinedOnError(() => new X509Certificate(ca)) === undefined
      ? {
          problem: {
            file,
            message: 'holds no certificate in PEM; give --ca the ca.crt of the Secret or ConfigMap',
          },
        }
      : { ca }
  } catch (error) {
    return { problem: { ...fileProblem(error, file), file } }
  }
}
