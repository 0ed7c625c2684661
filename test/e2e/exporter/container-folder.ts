import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ContainerProcess } from './container.ts'
import { hostsFile, type Name } from './names.ts'
import type { Python } from './pythons.ts'
import { pythonFolders } from './virtual-environment.ts'

/** Writes what `start-container.sh` reads: the files of the container's root, volumes among them, and its settings. */
export function writeContainerFolder(
  folder: string,
  container: ContainerProcess,
  names: Name[],
  python: Python,
) {
  const { user, group, volumeGroup, readOnlyRoot, noNewPrivileges, dropsCapabilities, mounts } = container
  const root = join(folder, 'root')
  for (const [path, text] of Object.entries(imageFiles)) write(join(root, path), text)
  write(join(root, '/etc/hosts'), hostsFile(names))
  for (const { path, files = {}, mode = 0o644 } of mounts)
    for (const [name, text] of Object.entries(files)) {
      const file = join(root, path, name)
      write(file, text)
      chownSync(file, 0, volumeGroup)
      chmodSync(file, volumeGroup === 0 ? mode : mode | 0o440)
    }
  const privileges = [
    ...(noNewPrivileges ? ['--no-new-privs'] : []),
    ...(dropsCapabilities ? ['--bounding-set=-all', '--inh-caps=-all', '--ambient-caps=-all'] : []),
  ]
  const settings = {
    user,
    group,
    volume_group: volumeGroup,
    read_only: readOnlyRoot ? 'yes' : 'no',
    privileges: privileges.join(' '),
    binds: [python.virtualEnvironment, ...pythonFolders(python)].join(' '),
    volumes: mounts.flatMap(({ path, files }) => (files ? [] : [path])).join(' '),
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'\n`)
  write(join(folder, 'settings'), lines.join(''))
}

/** What the image would have in `/etc`. */
const imageFiles = {
  '/etc/passwd': 'root:x:0:0::/root:/bin/sh\nexporter:x:101:101::/nonexistent:/sbin/nologin\n',
  '/etc/group': 'root:x:0:\nexporter:x:101:\n',
  '/etc/host.conf': 'multi on\n',
  '/etc/nsswitch.conf': 'hosts: files\n',
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
