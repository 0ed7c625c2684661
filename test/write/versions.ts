import type { FileText } from '../../lib/write/file-text.ts'

/** Two trees of which no overlay of one renders on the base of the other: parts come, go and swap objects, fields are renamed. */
const object = (name: string, data: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${data}\n`

const list = (...resources: string[]): string =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n${resources.map(one => `  - ${one}\n`).join('')}`

const overlay = (name: string, parts: string[], patch: string): string =>
  `${list(...parts)}namePrefix: ${name}-\npatches:\n  - target: {kind: ConfigMap}\n    patch: '[${patch}]'\n`

const texts = (files: Record<string, string>): FileText[] =>
  Object.entries(files).map(([path, text]) => ({
    path,
    text: `# Generated from test/write/versions.ts by npm run build; change that file, not this one.\n${text}`,
  }))

const replaceOne = '{"op": "replace", "path": "/data/one", "value": "1"}'
const replaceTwo = '{"op": "replace", "path": "/data/two/deep", "value": "2"}'
const oldParts = ['../../base/alpha', '../../base/beta', '../../base/gone']
const newParts = ['../../base/alpha', '../../base/beta', '../../base/fresh']

export const before: FileText[] = texts({
  'base/alpha/a.yaml': object('a', 'data: {one: x}'),
  'base/alpha/moving.yaml': object('moving', 'data: {one: x}'),
  'base/alpha/kustomization.yaml': list('a.yaml', 'moving.yaml'),
  'base/beta/b.yaml': object('b', 'data: {one: x}'),
  'base/beta/kustomization.yaml': list('b.yaml'),
  'base/gone/c.yaml': object('c', 'data: {one: x}'),
  'base/gone/kustomization.yaml': list('c.yaml'),
  'base/kustomization.yaml': list('alpha', 'beta', 'gone'),
  'overlays/left/kustomization.yaml': overlay('left', oldParts, replaceOne),
  'overlays/right/kustomization.yaml': overlay('right', oldParts, replaceOne),
  'overlays/same/kustomization.yaml': `${list('../../base/alpha', '../../base/beta')}namePrefix: same-\n`,
  'overlays/old/kustomization.yaml': overlay('old', oldParts, replaceOne),
})

export const after: FileText[] = texts({
  'base/alpha/a.yaml': object('a', 'data: {two: {deep: x}}'),
  'base/alpha/kustomization.yaml': list('a.yaml'),
  'base/beta/b.yaml': object('b', 'data: {two: {deep: x}}'),
  'base/beta/moving.yaml': object('moving', 'data: {two: {deep: x}}'),
  'base/beta/kustomization.yaml': list('moving.yaml', 'b.yaml'),
  'base/fresh/d.yaml': object('d', 'data: {two: {deep: x}}'),
  'base/fresh/kustomization.yaml': list('d.yaml'),
  'base/kustomization.yaml': list('alpha', 'beta', 'fresh'),
  'overlays/left/kustomization.yaml': overlay('left', newParts, replaceTwo),
  'overlays/right/kustomization.yaml': overlay('right', newParts, replaceTwo),
  'overlays/same/kustomization.yaml': `${list('../../base/alpha', '../../base/beta')}namePrefix: same-\n`,
  'overlays/new/kustomization.yaml': overlay('new', newParts, replaceTwo),
})

/** The second tree, and in its overlays only something that differs: what a build after a change of environments meets. */
export const onlyOverlays: FileText[] = after
  .filter(({ path }) => !path.startsWith('overlays/right'))
  .map(one => (one.path.startsWith('overlays/') ? { ...one, text: `${one.text}namespace: other\n` } : one))
