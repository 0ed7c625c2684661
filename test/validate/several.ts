import { lab } from './judged.ts'

const repository = { url: 'https://git.corp.internal/a.git' }
const one = (number: number, own: object = {}): object => ({
  hypervisors: [{ name: 'pve1', address: `198.51.100.${number}` }],
  pveExporter: { tls: 'insecure', credentials: { secret: `pve-${number}` } },
  dashboards: false,
  ...own,
})
const argocd = (own: object = {}, delivery: object = {}) => ({
  discovery: 'static',
  delivery: { repository, argocd: own, ...delivery },
})
const flux = (own: object = {}, delivery: object = {}) => ({
  delivery: { repository, flux: own, ...delivery },
})
const set = (own: object) => argocd({ applicationSet: 'all', ...own })
const controllers = (...names: (string | undefined)[]) =>
  Object.fromEntries(
    names.map((controller, index) => [
      `e${index}`,
      one(index + 1, flux({}, controller === undefined ? {} : { controller })),
    ]),
  )

/** Trees of several environments, by what they have in common, and should, or should not. */
export const several: Record<string, Record<string, unknown>> = {
  'nothing in common': { a: one(1), b: one(2) },
  'names that differ by case': { lab: one(1), Lab: one(2) },
  'names that no environment has': {
    a_b: one(1),
    '1a': one(2),
    'a-': one(3),
    ['a'.repeat(64)]: one(4),
    é: one(5),
    '': one(6),
  },
  'a name of the most characters, with a prefix': { ['a'.repeat(63)]: one(1, { namePrefix: 'a-' }) },
  'a name that makes the longest name, and one that makes a longer one': {
    ['a'.repeat(25)]: one(1),
    ['b'.repeat(26)]: one(2),
  },
  'the name of a Kustomization that is too long': {
    ['a'.repeat(44)]: one(1, { namePrefix: 'a-', ...flux() }),
    ['b'.repeat(45)]: one(2, { namePrefix: 'b-', ...flux() }),
  },
  'one prefix': {
    a: one(1, { namePrefix: 'x-' }),
    b: one(2, { namePrefix: 'x-' }),
    c: one(3, { namePrefix: 'x-', namespace: 'other' }),
  },
  'one prefix in two clusters': {
    a: one(1, { namePrefix: 'x-', ...argocd({ cluster: 'east' }) }),
    b: one(2, { namePrefix: 'x-', ...argocd({ cluster: 'west' }) }),
  },
  'one Secret': {
    a: one(1, { pveExporter: lab.pveExporter }),
    b: one(2, { pveExporter: lab.pveExporter }),
    c: one(1, { pveExporter: lab.pveExporter }),
    d: one(3, { pveExporter: lab.pveExporter, namespace: 'other' }),
  },
  'one Secret of whole configurations': {
    a: one(1, { pveExporter: { tls: 'insecure', credentials: { configSecret: 'a' } } }),
    b: one(2, { pveExporter: { tls: 'insecure', credentials: { configSecret: 'a' } } }),
    c: one(3, { pveExporter: { tls: 'insecure', credentials: { sops: { file: 'a.sops.yaml' } } } }),
    d: one(4, { pveExporter: { tls: 'insecure', credentials: { sops: { file: 'a.sops.yaml' } } } }),
  },
  'hypervisors in common': {
    a: one(1),
    b: one(9, {
      hypervisors: [
        { name: 'pve1', address: '198.51.100.9' },
        { name: 'pve2', address: '198.51.100.1' },
      ],
    }),
    c: one(8, {
      hypervisors: [
        { name: 'pve1', address: '198.51.100.9' },
        { name: 'pve2', address: '198.51.100.1' },
      ],
    }),
  },
  'hypervisors in common, in two clusters': {
    a: one(1, argocd({ cluster: 'east' })),
    b: one(1, argocd({ cluster: 'west' })),
  },
  'dashboards in one namespace': {
    a: one(1, { dashboards: {} }),
    b: one(2),
    c: one(3, { dashboards: {} }),
    d: one(4, { dashboards: { folder: 'a' } }),
  },
  'dashboards in two namespaces': {
    a: one(1, { dashboards: {} }),
    b: one(2, { dashboards: {}, namespace: 'other' }),
  },
  'dashboards in three namespaces': {
    a: one(1, { dashboards: {} }),
    b: one(2, { dashboards: {}, namespace: 'other' }),
    c: one(3, { dashboards: {}, namespace: 'third' }),
    d: one(4, { dashboards: {}, namespace: 'third' }),
  },
  'dashboards in two namespaces, for two Grafanas': {
    a: one(1, { dashboards: {} }),
    b: one(2, { dashboards: { sidecarLabels: { a: 'b' } }, namespace: 'other' }),
    c: one(3, { dashboards: { grafanaOperator: { instanceLabels: { a: 'b' } } }, namespace: 'third' }),
    d: one(4, { dashboards: { grafanaOperator: { instanceLabels: { c: 'd' } } }, namespace: 'fourth' }),
  },
  'dashboards in two namespaces, by two that deliver': {
    a: one(1, { dashboards: {}, ...argocd() }),
    b: one(2, { dashboards: {}, namespace: 'other', ...flux() }),
    c: one(3, { dashboards: {}, namespace: 'third' }),
  },
  'an Argo CD whose environments do not agree': {
    a: one(1, argocd()),
    b: one(2, argocd({ namespace: 'gitops' })),
    c: one(3, argocd({}, { repository: { ...repository, branch: 'live' } })),
    d: one(4, argocd({}, { repository: { ...repository, branch: 'main' } })),
    e: one(5, argocd({}, { repository: { ...repository, path: 'a' } })),
  },
  'two that do not agree': { a: one(1, argocd()), b: one(2, argocd({ namespace: 'gitops' })) },
  'those that do not agree, for controllers of their own': {
    a: one(1, argocd({}, { controller: 'east' })),
    b: one(2, argocd({ namespace: 'gitops' }, { controller: 'west' })),
  },
  'an ApplicationSet whose environments do not agree': {
    a: one(1, set({})),
    b: one(2, set({ project: 'platform' })),
    c: one(3, set({ automated: false })),
    d: one(4, set({ annotations: { a: 'b' } })),
    e: one(5, set({ automated: true, annotations: {} })),
    f: one(6, argocd({ applicationSet: 'other', automated: false })),
  },
  'a Flux whose environments do not agree': {
    a: one(1, flux()),
    b: one(2, flux({ secret: 'a' })),
    c: one(3, flux({ source: 'platform' })),
    d: one(4, flux({ namespace: 'flux' })),
    e: one(5, flux()),
  },
  'revisions whose names come to the same': {
    a: one(1, flux({}, { revision: 'stage/two' })),
    b: one(2, flux({}, { revision: 'stage-two' })),
    c: one(3, flux({}, { revision: 'main' })),
  },
  'controllers that are misspelt': controllers('paris', 'paris', 'pariss', 'apris', 'lyon'),
  'controllers that are misspelt, of one each': controllers('paris', 'pari', 'nice', 'niec'),
  'controllers that differ by number': controllers('east1', 'east2', 'east11', 'east-1'),
  'controllers that differ by more': controllers('paris', 'parma', undefined, 'madrid'),
}
