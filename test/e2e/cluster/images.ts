import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { images } from '../../../lib/environment/images.ts'
import { type Debian, debianHere, debianLayer, newestDebian } from './debian.ts'
import { base, busyboxCommands, configReloader, type Layer, program, pveExporter } from './layers.ts'
import type { Log } from './log.ts'
import { type ImageConfig, ociArchive } from './oci-archive.ts'
import { cache, programs, requirements } from './paths.ts'

const { telegraf } = images

/** An image in place of the one with that name, which can't be pulled. */
interface Image {
  name: string
  layers: Record<string, Layer>
  config: ImageConfig
  /** Files that the image depends on. */
  sources: string[]
}

/** An image of one static program. */
const programImage = (name: string, tool: string, path: string, User: string): Image => ({
  name,
  layers: { base, [tool]: program(tool, path) },
  config: { Entrypoint: [path], User },
  sources: [join(programs, `${tool}.stamp`)],
})

const folder = join(cache, 'images')
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** The image that tests run commands in: busybox and Python. */
export const toolbox = 'localhost/toolbox:e2e'

/** Makes the archive of an image of one program that `tools.ts` or a stage built, and gives its path. */
export async function programArchive(name: string, tool: string, path: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const image = programImage(name, tool, path, 'nobody')
  const file = join(folder, `${hashOf(image)}.tar`)
  if (existsSync(file)) return file
  await ociArchive(`${file}.part`, image.name, image.config, await layersOf(image, { base }))
  renameSync(`${file}.part`, file)
  return file
}

/** All images, by the names that the operator, kubeadm and the generated manifests use. */
const imagesOf = (python: Record<string, Layer>, debian: Debian): Image[] => [
  programImage(
    'quay.io/prometheus-operator/prometheus-operator:v0.90.1',
    'operator',
    '/bin/operator',
    '65534',
  ),
  {
    name: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.90.1',
    layers: { ...python, reloader: configReloader },
    config: { Entrypoint: ['/bin/prometheus-config-reloader'], User: 'nobody' },
    sources: [join(programs, 'prometheus-config-reloader.stamp')],
  },
  programImage('quay.io/prometheus/prometheus:v3.10.0', 'prometheus', '/bin/prometheus', 'nobody'),
  programImage('quay.io/prometheus/node-exporter:v1.12.1', 'node_exporter', '/bin/node_exporter', 'nobody'),
  programImage(
    `docker.io/library/${telegraf.name}:${telegraf.tag}`,
    'telegraf',
    '/usr/bin/telegraf',
    'telegraf',
  ),
  programImage('registry.k8s.io/coredns/coredns:v1.12.4', 'coredns', '/coredns', 'root'),
  { name: toolbox, layers: python, config: { Cmd: ['sleep', 'infinity'], Env: [PATH] }, sources: [] },
  {
    name: 'registry.k8s.io/pause:3.10',
    layers: python,
    config: { Entrypoint: ['/bin/busybox', 'sleep', 'infinity'], User: '65535:65535' },
    sources: [],
  },
  {
    name: 'docker.io/prompve/prometheus-pve-exporter:3.10.2',
    layers: { ...python, exporter: pveExporter(debian.python) },
    config: {
      Entrypoint: ['/opt/prometheus-pve-exporter/bin/pve_exporter'],
      User: 'prometheus',
      Env: [PATH],
    },
    sources: [requirements],
  },
]

/** Makes the archives that the cache lacks, and gives the paths of all. */
export async function imageArchives(log: Log): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const debian = await newestDebian(sharedLayer, log)
  const shared = sharedBy(debian)
  const archives: string[] = []
  for (const image of imagesOf(shared, debian)) {
    const file = join(folder, `${hashOf(image)}.tar`)
    archives.push(file)
    if (existsSync(file)) continue
    log(`making the image ${image.name}`)
    await ociArchive(`${file}.part`, image.name, image.config, await layersOf(image, shared))
    renameSync(`${file}.part`, file)
  }
  return archives
}

/** The Debian in the images, once `imageArchives` has made them. */
export const debianOfImages = (): Debian | undefined => debianHere(sharedLayer)

/** Makes the archive of an image that is another one under a layer more, which depends on its Python, and gives its path. */
export async function derivedArchive(
  name: string,
  from: string,
  top: (python: string) => Layer,
): Promise<string> {
  const debian = debianOfImages()
  if (debian === undefined) throw new Error(`${from} is not made yet`)
  const shared = sharedBy(debian)
  const origin = imagesOf(shared, debian).find(image => image.name === from) as Image
  const file = join(folder, `${hash(hashOf(origin), name, top.toString())}.tar`)
  if (existsSync(file)) return file
  const layer = `${file}.layer`
  await top(debian.python)(layer)
  await ociArchive(`${file}.part`, name, origin.config, [...(await layersOf(origin, shared)), layer])
  renameSync(`${file}.part`, file)
  return file
}

/** The lower layers of every image with a Python. */
const sharedBy = (debian: Debian): Record<string, Layer> => ({
  base,
  [debian.suite]: debianLayer(debian),
  busybox: busyboxCommands,
})

async function layersOf(image: Image, shared: Record<string, Layer>): Promise<string[]> {
  const files: string[] = []
  for (const [name, make] of Object.entries(image.layers)) {
    const file = name in shared ? sharedLayer(name) : join(folder, `${hashOf(image)}-${name}.layer`)
    if (!existsSync(file)) {
      await make(`${file}.part`)
      renameSync(`${file}.part`, file)
    }
    files.push(file)
  }
  return files
}

/** Layers that depend on nothing of the image are made once for all images. */
const sharedLayer = (name: string) => join(folder, `${scripts()}-${name}.layer`)

/** A hash of an image's sources. */
const hashOf = ({ name, config, layers, sources }: Image) =>
  hash(
    JSON.stringify([name, config, Object.keys(layers)]),
    scripts(),
    ...sources.map(file => readFileSync(file)),
  )

/** A hash of the code that makes layers. */
const scripts = () =>
  hash(...['layers.ts', 'debian.ts'].map(file => readFileSync(join(import.meta.dirname, file))))

function hash(...parts: (string | Buffer)[]): string {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest('hex').slice(0, 16)
}
