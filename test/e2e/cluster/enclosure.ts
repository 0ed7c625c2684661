import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './command.ts'
import { inMemory, type RunFolder } from './run-folder.ts'

/** The command that opens a shell inside a running enclosure. */
export function shellInside({ folder }: RunFolder): string {
  const outer = readFileSync(join(folder, 'pid'), 'utf8')
  return `nsenter --target $(pgrep --parent ${outer}) --net --mount --pid env KUBECONFIG=${folder}/admin.json bash`
}

/** Mounts the run's own folder over /run and /var, for programs that write to fixed paths. */
export async function ownFolders(folder: string) {
  await command('mount', ['-t', 'tmpfs', 'tmpfs', '/run'])
  for (const name of ['lock', 'netns']) mkdirSync(`/run/${name}`)
  // In memory: images on a disk would have to be flushed before the run can end.
  const memory = inMemory(folder)
  mkdirSync(memory)
  await command('mount', ['-t', 'tmpfs', 'tmpfs', memory])
  const [upper, work] = ['var', 'var.work'].map(name => join(memory, name)) as [string, string]
  for (const name of [upper, work]) mkdirSync(name)
  const options = `lowerdir=/var,upperdir=${upper},workdir=${work}`
  await command('mount', ['-t', 'overlay', 'overlay', '-o', options, '/var'])
  // The kubelet mounts pods' volumes in its own folder, and containerd has to see them.
  await command('mount', ['--make-rshared', '/'])
}
