import type { Workloads } from '../../../lib/doctor/pods.ts'
import recorded from './workloads.json' with { type: 'json' }

/**
 * Deployments, ReplicaSets and pods as the API server 1.35.4 gave them while each fault was there, cut down to the fields
 * that are read: the kubelet's, the scheduler's and the admission's own words.
 */
export const workloadsWith = (fault: keyof typeof recorded): Workloads => recorded[fault] as Workloads

/** The pods of a fault. */
export const podsWith = (fault: keyof typeof recorded) => workloadsWith(fault).pods
