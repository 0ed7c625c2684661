import * as monitoring from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import * as apps from 'kubernetes-models/apps/v1'
import * as networking from 'kubernetes-models/networking.k8s.io/v1'
import * as core from 'kubernetes-models/v1'
import type { KubernetesObject } from '../lib/object.ts'

const models: Record<string, object> = {
  v1: core,
  'apps/v1': apps,
  'networking.k8s.io/v1': networking,
  'monitoring.coreos.com/v1': monitoring,
}

/** Throws when an object is not what its kind's schema asks for (kubernetes-models' `validate()`). */
export const validateModel = (object: KubernetesObject): void => {
  const Model = Reflect.get(models[object.apiVersion] ?? {}, object.kind)
  if (Model === undefined) throw new Error(`no model of ${object.apiVersion} ${object.kind}`)
  new Model(object).validate()
}
