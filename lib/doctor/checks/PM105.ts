import { type Check, found, skip } from '../check.ts'
import { git, renderedFrom } from '../git.ts'

/** What git still has to be given: a delivery applies nothing else. */
export const PM105: Check = {
  code: 'PM105',
  title: 'What the overlay is rendered from is committed and pushed.',
  after: [],
  offline: true,
  run: async ({ root, environment: { name, file, delivery } }) => {
    const paths = ['--', ...renderedFrom(name), file]
    const [status, ahead] = await Promise.all([
      git(root, 'status', '--porcelain', '--untracked-files=all', ...paths),
      git(root, 'log', '--format=%h', '@{upstream}..HEAD', ...paths),
    ])
    if (status === undefined) return skip('this folder is in no git repository')
    return found(judgeGit({ status, ahead, delivered: delivery !== undefined, name }))
  },
}

/** What `git status --porcelain` and the commits ahead of the upstream say. */
export const judgeGit = (seen: {
  status: string
  ahead: string | undefined
  delivered: boolean
  name: string
}) => {
  const { status, ahead, delivered, name } = seen
  const severity = delivered ? {} : { severity: 'warn' as const }
  const why = delivered
    ? 'The delivery applies what the repository holds.'
    : 'Whoever applies it from another checkout applies something else.'
  const changed = status.split('\n').flatMap(line => (line === '' ? [] : [line.slice(3)]))
  const commits = (ahead ?? '').split('\n').filter(line => line !== '')
  if (changed.length > 0)
    return [
      {
        ...severity,
        what: `${listed(changed)} ${changed.length === 1 ? 'is' : 'are'} not committed.`,
        why,
        mend: {
          command: `git add --all environments overlays base dashboards gitops && git commit --message 'Update ${name}'${ahead === undefined ? '' : ' && git push'}`,
        },
      },
    ]
  if (commits.length === 0) return []
  return [
    {
      ...severity,
      what: `${listed(commits)} ${commits.length === 1 ? 'is' : 'are'} not pushed.`,
      why,
      mend: { command: 'git push' },
    },
  ]
}

const listed = (all: string[]): string =>
  all.length > 3 ? `${all.slice(0, 3).join(', ')} and ${all.length - 3} more` : all.join(', ')
