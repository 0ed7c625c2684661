import { pythonOf } from './debian.ts'
import { debianOfImages, imageArchives } from './images.ts'
import type { Log } from './log.ts'
import { installPackages } from './packages.ts'
import { type Build, buildTools, clusterTools } from './tools.ts'

/** Installs, builds and packs what the cluster still needs, and gives the archives of its images. */
export async function prepareCluster(log: Log, more: Build[] = []): Promise<string[]> {
  await installPackages(log)
  await buildTools([...clusterTools, ...more], log)
  const archives = await imageArchives(log)
  const debian = debianOfImages()
  if (debian) log(pythonOf(debian))
  return archives
}
