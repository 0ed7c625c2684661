import type { IConfigMap } from 'kubernetes-models/v1'
import type { NamedEnvironment } from '../../../environment/defaults.ts'
import { duration } from '../../../environment/duration.ts'
import { metadata } from '../../../environment/object-names.ts'
import { hasTelegraf, shortestInterval, telegraf } from '../../../environment/telegraf.ts'
import type { KubernetesObject } from '../../kubernetes-object.ts'
import { telegrafScrape } from '../../objects/telegraf-scrape.ts'
import { configuration } from './configuration.ts'
import { telegrafDeployment } from './deployment.ts'
import { telegrafNetworkPolicy } from './network-policy.ts'

/** Telegraf's objects. Nearly all that they hold is the environment's, so the overlay brings them and base/ has none. */
export const telegrafObjects = (environment: NamedEnvironment): KubernetesObject[] => {
  if (!hasTelegraf(environment)) return []
  const text = configuration(environment)
  return [
    telegrafDeployment(environment, text),
    configMap(text),
    ...telegrafScrape(duration(shortestInterval(environment))),
    ...telegrafNetworkPolicy(environment),
  ]
}

const configMap = (text: string): IConfigMap & KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadata(telegraf.name, telegraf.component),
  data: { 'telegraf.conf': text },
})
