import { joined, shell } from '../../problem/shell.ts'
import { manifestPath } from '../../write/manifest.ts'
import { type Check, type Finding, found, skip } from '../check.ts'
import { git, renderedFrom } from '../git.ts'
import { listed } from '../live-object.ts'

/** What git still has to be given: a delivery applies nothing else. */
export const PM105: Check = {
  code: 'PM105',
  title: 'What the overlay is rendered from is committed and pushed.',
  after: [],
  offline: true,
  run: async ({ root, environment: { name, file, delivery }, environments }) => {
    const paths = [...renderedFrom(name), file]
    const [prefix, status, ahead] = await Promise.all([
      git(root, 'rev-parse', '--show-prefix'),
      git(root, 'status', '--porcelain', '--untracked-files=all', '--', ...paths, ...besides),
      git(root, 'log', '--format=%h', '@{upstream}..HEAD', '--', ...paths),
    ])
    if (status === undefined) return skip('this folder is in no git repository')
    const others = environments.filter(one => one.name !== name).map(one => one.file)
    return found(judgeGit({ status, prefix, ahead, paths, others, delivered: delivery !== undefined, name }))
  },
}

/** What a build makes besides, and is committed with it. */
const besides = ['environments', 'gitops', 'schema', manifestPath]

/** What `git status --porcelain` and the commits ahead of the upstream say. */
export const judgeGit = (seen: {
  status: string
  /** This tree's folder in the repository, with `/` at its end. */
  prefix?: string | undefined
  ahead: string | undefined
  /** What the overlay is rendered from. */
  paths: string[]
  /** The files of the other environments, which somebody else may be at work on. */
  others: string[]
  delivered: boolean
  name: string
}): Finding[] => {
  const { status, prefix = '', ahead, paths, others, delivered, name } = seen
  const severity = delivered ? {} : { severity: 'warn' as const }
  const why = delivered
    ? 'The delivery applies what the repository holds.'
    : 'Whoever applies it from another checkout applies something else.'
  const all = status.split('\n').flatMap(line => (line === '' ? [] : [line.slice(3 + prefix.length)]))
  const below = (path: string) => (file: string) => file === path || file.startsWith(`${path}/`)
  const changed = all.filter(file => paths.some(path => below(path)(file)))
  const shared = all.filter(file => below('environments')(file) && !others.includes(file))
  const folders = ['base', 'dashboards', `overlays/${name}`, 'gitops', 'schema', manifestPath]
  const added = [...shared, ...folders.filter(path => all.some(below(path)))]
  const commits = (ahead ?? '').split('\n').filter(line => line !== '')
  if (changed.length > 0)
    return [
      {
        ...severity,
        what: `${listed(changed)} ${changed.length === 1 ? 'is' : 'are'} not committed.`,
        why,
        mend: {
          command: joined(
            ' && ',
            shell`git add --all ${added}`,
            shell`git commit --message ${`Update ${name}`}`,
            ...(ahead === undefined ? [] : [shell`git push`]),
          ),
        },
      },
    ]
  if (commits.length === 0) return []
  return [
    {
      ...severity,
      what: `${listed(commits)} ${commits.length === 1 ? 'is' : 'are'} not pushed.`,
      why,
      mend: { command: shell`git push` },
    },
  ]
}
