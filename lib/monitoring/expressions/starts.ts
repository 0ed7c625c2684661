import { ofCluster, type Scope } from './scope.ts'

/** How often what these matchers choose was started within the window, from its uptime. */
export const starts = (scope: Scope, matchers: string, window: string): string => {
  const uptime = `pve_uptime_seconds{${ofCluster(scope, matchers)}}`
  return scope.ruler
    ? startsByQuerier(uptime, `${window}:${scope.clusterStep}`)
    : `resets(${uptime}[${window}])`
}

/**
 * The same, also through a Thanos querier: it joins a counter where it begins anew before `resets` of a bare series sees it
 * (thanos-io/thanos#3644), but leaves alone what an expression within a subquery asks for.
 */
export const startsByQuerier = (uptime: string, windowAndStep: string): string =>
  `resets((${uptime} + 0)[${windowAndStep}])`
