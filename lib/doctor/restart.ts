import type { NamedEnvironment } from '../environment/defaults.ts'
import { componentLabel, environmentLabel } from '../environment/object-names.ts'
import { type ShellCommand, shell } from '../problem/shell.ts'

/** Restarts the exporters of an environment, which read credentials and CA at their start. */
export const restartCommand = ({
  namespace,
  name,
}: Pick<NamedEnvironment, 'namespace' | 'name'>): ShellCommand => {
  const [component] = Object.entries(componentLabel('pve-exporter')).map(label => label.join('='))
  return shell`kubectl --namespace ${namespace} rollout restart deployment --selector ${component},${environmentLabel}=${name}`
}
