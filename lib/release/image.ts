import { images } from '../environment/images.ts'
import type { Image } from '../environment.ts'
import { isOlder } from '../validate/rules/exporter-version.ts'

/** An image reference by its parts; the names of Docker Hub are left out of the registry. */
export const imageOf = (reference: string): Image => {
  const [, name = '', tag, digest] =
    /^([^@]*?)(?::([\w][\w.-]*))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(reference) ?? []
  return {
    name: name.replace(/^(index\.)?docker\.io\//, ''),
    ...(tag !== undefined && { tag }),
    ...(digest !== undefined && { digest }),
  }
}

/** What of a release's image the environment takes, and what a person should know of the rest. */
export const importedImage = ({ name, tag, digest }: Image): { image: Image; remark?: string } => {
  const { name: pinnedName, tag: pinned, oldestTag } = images.pveExporter
  const own = name === undefined || name === '' || name === pinnedName ? {} : { name }
  if (tag !== undefined && isOlder(tag, oldestTag))
    return {
      image: own,
      remark: `the tag ${tag} is older than ${oldestTag}, the oldest that runs here: the pinned ${pinned} takes its place`,
    }
  return {
    image: {
      ...own,
      ...(tag !== undefined && tag !== '' && tag !== pinned && { tag }),
      ...(digest !== undefined && { digest }),
    },
  }
}
