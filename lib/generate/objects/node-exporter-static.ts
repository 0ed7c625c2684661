import { nodeExporter } from '../../environment/exporters/node-exporter.ts'
import { exporterObjects } from './hypervisor-exporter.ts'

/** The node exporters as static targets, which each overlay fills. */
export const nodeExporterByScrapeConfig = () => exporterObjects.static(nodeExporter)
