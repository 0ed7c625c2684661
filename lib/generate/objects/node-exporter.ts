import { nodeExporter as known } from '../../environment/exporters/node-exporter.ts'
import { exporterObjects } from './hypervisor-exporter.ts'

/** The node exporters on the hypervisors: a Service without selector, whose addresses each overlay brings, and their scrape. */
export const nodeExporter = () => exporterObjects.endpoints(known)

/** The node exporters where an overlay brings EndpointSlices instead of Endpoints. */
export const nodeExporterBySlices = () => exporterObjects.endpointslices(known)
