import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { command } from './command.ts'
import { programs, requirements } from './paths.ts'

/** Makes a layer: a tar file at the path that it is given. */
export type Layer = (file: string) => Promise<void>

/** A layer of one program that `tools.ts` built. */
export const program =
  (name: string, path: string): Layer =>
  file =>
    layer(file, async folder => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      copyFileSync(join(programs, name), join(folder, path))
    })

/**
 * The operator's config reloader under a script that lets it look for changes every 2 s. By itself version 0.90.1 notices
 * the first change at once and every other one only after 3 minutes: it watches a file that the kubelet replaces.
 */
export const configReloader: Layer = file =>
  layer(file, async folder => {
    // Debian's layer has a link in the place of `/bin`.
    const bin = join(folder, 'usr/bin')
    mkdirSync(bin, { recursive: true })
    copyFileSync(join(programs, 'prometheus-config-reloader'), join(bin, 'reloader'))
    const script = [
      '#!/bin/sh',
      'case "$*" in *--watch-interval*) exec /bin/reloader "$@" ;; esac',
      'exec /bin/reloader --watch-interval=2s "$@"',
    ]
    writeFileSync(join(bin, 'prometheus-config-reloader'), `${script.join('\n')}\n`, { mode: 0o755 })
  })

/** The users that images name, and the folders that every program may expect. */
export const base: Layer = file =>
  layer(file, async folder => {
    for (const name of ['etc', 'tmp', 'prometheus']) mkdirSync(join(folder, name))
    chmodSync(join(folder, 'tmp'), 0o1777)
    const users = [
      'root:x:0:0::/root:/bin/sh',
      'prometheus:x:101:101::/tmp:/sbin/nologin',
      'nobody:x:65534:65534::/:/sbin/nologin',
    ]
    const groups = ['root:x:0:', 'prometheus:x:101:', 'nobody:x:65534:']
    writeFileSync(join(folder, 'etc/passwd'), `${users.join('\n')}\n`)
    writeFileSync(join(folder, 'etc/group'), `${groups.join('\n')}\n`)
    writeFileSync(join(folder, 'etc/nsswitch.conf'), 'hosts: files dns\n')
    // All addresses of a name in /etc/hosts, as musl gives them, on which the published exporter's image is built.
    writeFileSync(join(folder, 'etc/host.conf'), 'multi on\n')
  })

/** Busybox's commands by their names. */
export const busyboxCommands: Layer = file =>
  layer(file, async folder => {
    const bin = join(folder, 'usr/bin')
    mkdirSync(bin, { recursive: true })
    for (const name of ['cat', 'env', 'id', 'ls', 'nc', 'nslookup', 'ping', 'sh', 'sleep', 'wget'])
      symlinkSync('busybox', join(bin, name))
  })

/** The exporter from PyPI for a version of Python, with all that it needs, pinned by hashes. */
export const pveExporter =
  (python: string): Layer =>
  file =>
    layer(file, async folder => {
      const target = join(folder, `usr/local/lib/python${python}/dist-packages`)
      const platform = ['manylinux2014_x86_64', 'manylinux_2_28_x86_64'].map(name => `--platform=${name}`)
      const pinned = ['--require-hashes', '--no-deps', '--only-binary=:all:', '--no-compile']
      const quiet = ['--quiet', '--root-user-action=ignore']
      await command('pip', [
        'install',
        ...[...quiet, ...pinned, ...platform, `--python-version=${python}`],
        ...[`--target=${target}`, `--requirement=${requirements}`],
      ])
      // pip's own script starts with the path of this machine's Python.
      rmSync(join(target, 'bin'), { recursive: true })
      const script = join(folder, 'opt/prometheus-pve-exporter/bin/pve_exporter')
      mkdirSync(dirname(script), { recursive: true })
      const lines = [
        '#!/usr/bin/python3',
        'import sys',
        'from pve_exporter.cli import main',
        'sys.exit(main())',
      ]
      writeFileSync(script, `${lines.join('\n')}\n`, { mode: 0o755 })
      mkdirSync(join(folder, 'usr/local/bin'), { recursive: true })
      symlinkSync('/opt/prometheus-pve-exporter/bin/pve_exporter', join(folder, 'usr/local/bin/pve_exporter'))
    })

async function layer(file: string, fill: (folder: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'layer-'))
  try {
    chmodSync(folder, 0o755)
    await fill(folder)
    const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner']
    await command('tar', ['--create', ...same, '--file', file, '--directory', folder, '.'])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
