import { command } from '../cluster/command.ts'
import { programArchive } from '../cluster/images.ts'

/** The image as the operator names it by default, in the version that `tools/thanos` pins. */
export const thanosVersion = 'v0.42.4'
export const thanosImage = `quay.io/thanos/thanos:${thanosVersion}`

/** Gives Thanos to the cluster's node, as a pull would. */
export const pullThanos = async () => {
  const archive = await programArchive(thanosImage, 'thanos', '/bin/thanos')
  await command('ctr', ['--namespace', 'k8s.io', 'images', 'import', archive])
}
