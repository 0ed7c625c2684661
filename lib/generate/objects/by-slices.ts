/**
 * A ServiceMonitor that finds EndpointSlices whatever the Prometheus's own role is, which by default sees Endpoints
 * only (Prometheus Operator: `serviceDiscoveryRole` of ServiceMonitor, from 0.86 on).
 */
export const bySlices = <Monitor extends { spec: object }>(monitor: Monitor) => ({
  ...monitor,
  spec: { serviceDiscoveryRole: 'EndpointSlice' as const, ...monitor.spec },
})
