import { createHash } from 'node:crypto'
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { command } from './command.ts'

/** The process of an image's configuration, in the OCI image specification's terms. */
export interface ImageConfig {
  Entrypoint?: string[]
  Cmd?: string[]
  Env?: string[]
  User?: string
  WorkingDir?: string
}

/** Writes an OCI archive of one image; `layers` are tar files, the lowest first. */
export async function ociArchive(file: string, name: string, config: ImageConfig, layers: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'oci-archive-'))
  try {
    const blobs = join(folder, 'blobs/sha256')
    mkdirSync(blobs, { recursive: true })
    const json = (mediaType: string, value: object) => {
      const text = JSON.stringify(value)
      const digest = createHash('sha256').update(text).digest('hex')
      writeFileSync(join(blobs, digest), text)
      return { mediaType, digest: `sha256:${digest}`, size: Buffer.byteLength(text) }
    }

    const digests = await Promise.all(layers.map(digestOf))
    digests.forEach((digest, index) => {
      symlinkSync(resolve(layers[index] as string), join(blobs, digest))
    })
    const diffs = digests.map(digest => `sha256:${digest}`)
    const platform = { architecture: process.arch === 'x64' ? 'amd64' : process.arch, os: 'linux' }
    const manifest = json('application/vnd.oci.image.manifest.v1+json', {
      schemaVersion: 2,
      config: json('application/vnd.oci.image.config.v1+json', {
        ...platform,
        config,
        rootfs: { type: 'layers', diff_ids: diffs },
      }),
      layers: diffs.map((digest, index) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar',
        digest,
        size: statSync(layers[index] as string).size,
      })),
    })
    const annotations = { 'io.containerd.image.name': name }
    const index = { schemaVersion: 2, manifests: [{ ...manifest, platform, annotations }] }
    writeFileSync(join(folder, 'index.json'), JSON.stringify(index))
    writeFileSync(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
    const contents = ['--directory', folder, 'oci-layout', 'index.json', 'blobs']
    await command('tar', ['--create', '--dereference', '--file', file, ...contents])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
