import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { type RunningEnvironment, targetsOf } from './environment.ts'
import { laboratoryFolder } from './paths.ts'
import { ofKind } from './rendered.ts'
import { scrapeConfig } from './scrape-config.ts'
import type { Role } from './service-discovery.ts'

/** Every scrape that an environment's ServiceMonitors ask for, with files that hold their targets. */
export const scrapesOf = (environment: RunningEnvironment, role: Role) =>
  ofKind<IServiceMonitor>(environment.objects, 'ServiceMonitor').flatMap(monitor => {
    const file = join(laboratoryFolder, `${role}-${monitor.metadata.name}.json`)
    writeFileSync(file, JSON.stringify(targetsOf(environment, monitor, role)))
    return (monitor.spec?.endpoints ?? []).map((_, number) => scrapeConfig(monitor, number, role, file))
  })
