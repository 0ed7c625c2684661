import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './command.ts'
import { inMemory, type RunFolder } from './run-folder.ts'

/** The command that opens a shell inside a running enclosure. */
export function shellInside({ folder }: RunFolder): string {
  const outer = readFileSync(join(folder, 'pid'), 'utf8')
  return `nsenter --target $(pgrep --parent ${outer}) --net --mount --pid env KUBECONFIG=${folder}/admin.json bash`
}

/** Lets what is written to /run and /var by fixed names go into the run's own folder. */
export async function ownFolders(folder: string) {
  await command('mount', ['-t', 'tmpfs', 'tmpfs', '/run'])
  for (const name of ['lock', 'netns']) mkdirSync(`/run/${name}`)
  // In memory: images written to a disk would have to reach it before the run can end.
  const memory = inMemory(folder)
  mkdirSync(memory)
  await command('mount', ['-t', 'tmpfs', 'tmpfs', memory])
  const [upper, work] = ['var', 'var.work'].map(name => join(memory, name)) as [string, string]
  for (const name of [upper, work]) mkdirSync(name)
  const options = `lowerdir=/var,upperdir=${upper},workdir=${work}`
  await command('mount', ['-t', 'overlay', 'overlay', '-o', options, '/var'])
  // Volumes of pods are mounted anew under the kubelet's folder and have to be seen by containerd.
  await command('mount', ['--make-rshared', '/'])
}
