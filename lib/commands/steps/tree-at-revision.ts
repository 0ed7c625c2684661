import { hash } from 'node:crypto'
import { overlaysOf, type Tree } from '../../difference/rendering/tree.ts'
import { git, lineOf } from './git.ts'

/** The generated files that are committed at a revision; or why they can't be read. */
export type Committed = { tree: Tree; commit: string; problem?: never } | { problem: string; tree?: never }

/**
 * The generated files at a revision. No code of it runs: what a build made is committed. Files that equal those that stand
 * here, as git's own hashes tell, are not read.
 */
export const treeAtRevision = (root: string, revision: string, here: Tree): Committed => {
  const commit = commitOf(root, revision)
  if ('problem' in commit) return commit
  const listing = git(root, ['ls-tree', '-r', '-z', commit.id, '--', ...folders])
  if (listing.problem !== undefined) return { problem: listing.problem }
  const blobs = new Map(listing.bytes.toString().split('\0').flatMap(blobOf))
  const changed = [...blobs].filter(([path, id]) => hashOf(id, here.read(path)) !== id)
  const texts = contents(
    root,
    changed.map(([, id]) => id),
  )
  if ('problem' in texts) return texts
  const own = new Map(changed.map(([path, id]) => [path, texts.byId.get(id)]))
  const tree: Tree = {
    paths: [...blobs.keys()],
    read: path => (own.has(path) ? own.get(path) : blobs.has(path) ? here.read(path) : undefined),
  }
  if (overlaysOf(tree).length === 0)
    return {
      problem: `${revision} has no overlays/<environment>/kustomization.yaml: no build of this layout was committed there`,
    }
  return { tree, commit: commit.id }
}

/** All that is rendered; git gives paths as seen from the root, also where that is a folder of a larger repository. */
const folders = ['base', 'overlays', 'dashboards', 'gitops']

const commitOf = (root: string, revision: string): { id: string } | { problem: string } => {
  const inside = git(root, ['rev-parse', '--is-inside-work-tree'])
  if (inside.problem !== undefined)
    return {
      problem: inside.problem.startsWith('git is not')
        ? inside.problem
        : `${root} is in no git repository (${inside.problem})`,
    }
  const id = lineOf(
    git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]),
  )
  if (id) return { id }
  const isShallow = lineOf(git(root, ['rev-parse', '--is-shallow-repository'])) === 'true'
  return {
    problem: `there is no revision ${JSON.stringify(revision)} here; ${
      isShallow
        ? 'this clone is shallow: fetch it (`git fetch --unshallow`; in a pipeline `fetch-depth: 0` or `GIT_DEPTH: 0`)'
        : 'fetch it, or give a branch, a tag or a commit (`git branch --all` lists the branches)'
    }`,
  }
}

/** `<mode> blob <id>\t<path>`; links and submodules are no files of a build. */
const blobOf = (line: string): [string, string][] => {
  const [, id, path] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? []
  return id === undefined || path === undefined ? [] : [[path, id]]
}

/** The id that git gives a text: SHA-1, or SHA-256 in a repository that says so. */
const hashOf = (id: string, text: string | undefined): string | undefined =>
  text === undefined
    ? undefined
    : hash(id.length === 64 ? 'sha256' : 'sha1', `blob ${Buffer.byteLength(text)}\0${text}`)

const contents = (root: string, ids: string[]): { byId: Map<string, string> } | { problem: string } => {
  const byId = new Map<string, string>()
  if (ids.length === 0) return { byId }
  const { bytes, problem } = git(root, ['cat-file', '--batch'], `${ids.join('\n')}\n`)
  if (bytes === undefined) return { problem }
  let at = 0
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at)
    const [id = '', type, size] = bytes.toString('latin1', at, end).split(' ')
    if (type !== 'blob') return { problem: `git has no object ${id}; fetch the revision again` }
    const start = end + 1
    byId.set(id, bytes.toString('utf8', start, start + Number(size)))
    at = start + Number(size) + 1
  }
  return { byId }
}
