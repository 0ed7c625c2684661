import type { Tls } from '../environment.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { bundle, bundleOf, mountOf, type Variable } from './exporter-variables.ts'
import { podPath } from './exporters.ts'
import { listOf, recordOf, textOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

/** How an exporter of a release verifies Proxmox VE: `{}` where no CA is named, undefined where nothing says it. */
export const exporterTls = (
  variables: Variable[],
  exporter: ReleaseObject,
  container: FieldPath,
  inFile: boolean | undefined,
): 'insecure' | Tls | undefined => {
  const said = variables.find(({ name }) => name === 'PVE_VERIFY_SSL')
  if (said !== undefined) exporter.reader.take(said.path, 'pveExporter.tls')
  const verifies = said?.value === undefined ? inFile : !/^(false|0|no|off)$/i.test(said.value)
  if (verifies === false) return 'insecure'
  const path = bundleOf(exporter, container)
  const variable = variables.find(({ name }) => name === bundle)
  if (variable !== undefined) exporter.reader.take(variable.path, 'pveExporter.tls')
  const authority = listOf(exporter.reader.peek([...podPath, 'volumes'])).flatMap((volume, index) => {
    const { name, secret, configMap } = recordOf(volume)
    const mount = mountOf(exporter, container, name)
    if (path === undefined || mount === undefined || !path.startsWith(mount)) return []
    exporter.reader.take([...podPath, 'volumes', index], 'pveExporter.tls')
    const [caSecret, caConfigMap] = [textOf(recordOf(secret).secretName), textOf(recordOf(configMap).name)]
    return [
      { ...(caSecret !== undefined && { caSecret }), ...(caConfigMap !== undefined && { caConfigMap }) },
    ]
  })[0]
  return authority ?? (verifies ? {} : undefined)
}
