import * as argo from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1'
import * as externalSecrets from '@kubernetes-models/external-secrets/external-secrets.io/v1'
import * as fluxKustomize from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1'
import * as fluxSource from '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1'
import * as grafana from '@kubernetes-models/grafana-operator/grafana.integreatly.org/v1beta1'
import * as monitoring from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import * as monitoringAlpha from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1alpha1'
import * as sealedSecrets from '@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1'
import * as apps from 'kubernetes-models/apps/v1'
import * as discovery from 'kubernetes-models/discovery.k8s.io/v1'
import * as networking from 'kubernetes-models/networking.k8s.io/v1'
import * as rbac from 'kubernetes-models/rbac.authorization.k8s.io/v1'
import * as core from 'kubernetes-models/v1'
import type { KubernetesObject } from '../lib/generate/kubernetes-object.ts'

const models: Record<string, object> = {
  v1: core,
  'apps/v1': apps,
  'networking.k8s.io/v1': networking,
  'rbac.authorization.k8s.io/v1': rbac,
  'monitoring.coreos.com/v1': monitoring,
  'monitoring.coreos.com/v1alpha1': monitoringAlpha,
  'discovery.k8s.io/v1': discovery,
  'external-secrets.io/v1': externalSecrets,
  'bitnami.com/v1alpha1': sealedSecrets,
  'argoproj.io/v1alpha1': argo,
  'grafana.integreatly.org/v1beta1': grafana,
  'source.toolkit.fluxcd.io/v1': fluxSource,
  'kustomize.toolkit.fluxcd.io/v1': fluxKustomize,
}

/** The class of a kind, if any package has one. */
export const modelOf = ({ apiVersion, kind }: Pick<KubernetesObject, 'apiVersion' | 'kind'>) =>
  Reflect.get(models[apiVersion] ?? {}, kind)

/** Throws when an object is not what its kind's schema asks for (kubernetes-models' `validate()`). */
export const validateModel = (object: KubernetesObject): void => {
  const Model = modelOf(object)
  if (Model === undefined) throw new Error(`no model of ${object.apiVersion} ${object.kind}`)
  new Model(object).validate()
}
