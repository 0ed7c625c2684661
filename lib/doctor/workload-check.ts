import { type Check, type Finding, found, skip, unseen } from './check.ts'
import { type Workloads, workloads } from './pods.ts'
import type { Scene } from './scene.ts'

/** What a check that judges the exporters' workloads adds to what all of them do alike. */
type Judging = Omit<Check, 'run'> & {
  judge: (seen: Workloads, scene: Scene) => Finding[] | Promise<Finding[]>
  note?: (seen: Workloads) => string
}

/** A check of the exporters' Deployments and pods. */
export const workloadCheck = ({ judge, note, ...check }: Judging): Check => ({
  ...check,
  run: async scene => {
    const { value, failure } = await workloads(scene)
    if (failure !== undefined) return unseen(failure)
    if (value.deployments.length === 0) return skip('there is no Deployment')
    return found(await judge(value, scene), note?.(value))
  },
})
