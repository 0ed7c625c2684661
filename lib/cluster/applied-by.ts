import type { Seen } from './seen.ts'

/** How an environment's objects are applied: by which manager of fields, and whether the server merges. */
export interface AppliedBy {
  manager: string
  isServerSide: boolean
}

/**
 * Who applies these objects, as their managed fields tell: only that manager's apply removes a field. Objects that nobody
 * applied yet would be applied by kubectl, and the server.
 */
export const appliedBy = (objects: Seen[]): AppliedBy => {
  const managers = objects.flatMap(({ metadata }) => metadata.managedFields ?? [])
  const appliers = managers.flatMap(({ operation, manager }) =>
    operation === 'Apply' && manager ? [manager] : [],
  )
  const [applied] = [...Map.groupBy(appliers, manager => manager)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([manager]) => manager)
  if (applied !== undefined) return { manager: applied, isServerSide: true }
  const isClientSide = managers.some(({ manager }) => manager === clientSide)
  return { manager: isClientSide ? clientSide : 'kubectl', isServerSide: !isClientSide }
}

/** The manager of `kubectl apply` without `--server-side`. */
const clientSide = 'kubectl-client-side-apply'

/** The arguments of `kubectl diff` by which it does as that manager would. */
export const diffArguments = ({ manager, isServerSide }: AppliedBy): string[] =>
  isServerSide ? ['--server-side', '--force-conflicts', `--field-manager=${manager}`] : []
