import { bySlices } from './by-slices.ts'
import { hypervisorsService, serviceMonitor } from './hypervisors.ts'

/** The hypervisors' API where an overlay brings EndpointSlices of its own instead of Endpoints. */
export const hypervisorsBySlices = () => [hypervisorsService(), bySlices(serviceMonitor)]
