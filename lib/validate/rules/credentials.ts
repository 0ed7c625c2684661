import type { SealedData } from '../../environment.ts'
import { kubesealFor } from '../../generate/overlay/credentials-secret.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import type { Rule } from '../rule.ts'
import { templateFault } from './template.ts'

const path: FieldPath = ['pveExporter', 'credentials']

/** What the exporter asks for (its `config.py`): a user with a token's name and value, or with a password; or a whole `pve.yml`. */
export const sealedValues: Rule = environment => {
  const { credentials } = environment.pveExporter
  if (!('sealedSecret' in credentials)) return []
  const message = sealedFault(credentials.sealedSecret.encryptedData)
  return message === undefined
    ? []
    : [
        {
          path: [...path, 'sealedSecret', 'encryptedData'],
          message: `${message}; each value is what this prints: ${kubesealFor(environment)} --from-file=/dev/stdin`,
        },
      ]
}

const sealedFault = (data: SealedData): string | undefined => {
  const given = Object.keys(data)
  if ('pve.yml' in data)
    return given.length === 1
      ? undefined
      : 'has a whole `pve.yml` and variables, and the exporter reads one of them'
  const complete = [
    ['PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE'],
    ['PVE_USER', 'PVE_PASSWORD'],
  ]
  return complete.some(keys => keys.length === given.length && keys.every(key => given.includes(key)))
    ? undefined
    : `has ${given.join(', ') || 'no value'}, and must have PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE, or PVE_USER and PVE_PASSWORD, or pve.yml`
}

/** A template gives a `pve.yml` of the entry's properties, and names those itself. */
export const templates: Rule = ({ pveExporter: { credentials, tls } }) => {
  if (!('externalSecret' in credentials)) return []
  const { template, properties } = credentials.externalSecret
  if (template === undefined) return []
  const at = [...path, 'externalSecret']
  const message = templateFault(template, tls !== 'insecure')
  return [
    ...(properties === undefined
      ? []
      : [
          {
            path: [...at, 'properties'],
            message:
              'is not read beside `template`, which names the properties itself; leave one of them out',
          },
        ]),
    ...(message === undefined ? [] : [{ path: [...at, 'template'], message }]),
  ]
}
