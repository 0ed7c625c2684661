import { bySlices } from './by-slices.ts'
import { nodeExporterService, serviceMonitor } from './node-exporter.ts'

/** The node exporters where an overlay brings EndpointSlices of its own instead of Endpoints. */
export const nodeExporterBySlices = () => [nodeExporterService(), bySlices(serviceMonitor)]
