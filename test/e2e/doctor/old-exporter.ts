import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from '../cluster/command.ts'
import { derivedArchive } from '../cluster/images.ts'

/**
 * A mirror's image under a tag that is no version, so that a build can't see what is in it: the exporter's release that charts of
 * 2025 bring, 3.5.5, which knows fewer arguments than the overlay gives.
 */
export const oldImage = { name: 'registry.example.com/mirror/prometheus-pve-exporter', tag: 'stable' }

const pinnedImage = 'docker.io/prompve/prometheus-pve-exporter:3.10.2'
const digest = 'sha256:6108b91cfe5a3b4279c765186ef04e8ac1dc76881d0239ce7ef0c6e8c45b100b'

/** The archive of its image: the one of the pinned release, with the old package from PyPI over it. */
export const oldExporter = () =>
  derivedArchive(`${oldImage.name}:${oldImage.tag}`, pinnedImage, python => async file => {
    const folder = mkdtempSync(join(tmpdir(), 'old-exporter-'))
    try {
      const target = join(folder, `layer/usr/local/lib/python${python}/dist-packages`)
      mkdirSync(target, { recursive: true })
      const pinned = `prometheus-pve-exporter==3.5.5 --hash=${digest}`
      await command('bash', [
        '-c',
        'pip install --quiet --root-user-action=ignore --no-deps --no-compile --require-hashes --target="$0" -r <(echo "$1")',
        target,
        pinned,
      ])
      rmSync(join(target, 'bin'), { recursive: true, force: true })
      await command('chmod', ['-R', 'a+rX', join(folder, 'layer')])
      await command('tar', [
        '--create',
        '--owner=0',
        '--group=0',
        '--file',
        file,
        '--directory',
        join(folder, 'layer'),
        '.',
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

/** Gives it to the cluster's node, as a pull would. */
export const pullOldExporter = async () => {
  await command('ctr', ['--namespace', 'k8s.io', 'images', 'import', await oldExporter()])
}
