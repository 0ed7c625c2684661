import { nodeExporter as known } from '../../environment/exporters/node-exporter.ts'
import { exporterObjects } from './hypervisor-exporter.ts'

/** The node exporters on the hypervisors: a Service without selector, its Endpoints, and their scrape. */
export const nodeExporter = () => exporterObjects.endpoints(known)

/** The node exporters where an overlay brings EndpointSlices of its own instead of Endpoints. */
export const nodeExporterBySlices = () => exporterObjects.endpointslices(known)
