import type { knownExporters } from './environment/exporters/known-exporters.ts'

/**
 * One environment: the hypervisors of one Proxmox VE cluster (or of one standalone host) and how they are
 * monitored. An environment file gives one; the file's name is the environment's.
 */
export interface Environment {
  /**
   * Namespace of the objects, usually Prometheus's own; the overlay does not create it.
   * @default "monitoring"
   */
  namespace?: DNSLabel
  /** Put before every object's name; the environment's name and `-` when left out, `''` for none. */
  namePrefix?: NamePrefix
  /** Labels put on every object and pod; none when left out. `environment` is always there and can't be set. */
  labels?: Labels
  /**
   * Where the exporters run. On OpenShift their pods name no user and no group, because OpenShift assigns them, and ask OpenShift's own DNS pods.
   * @default "kubernetes"
   */
  platform?: Platform
  /**
   * The cluster's nodes.
   * @minItems 1
   */
  hypervisors: Hypervisor[]
  /**
   * How the hypervisors' addresses reach Prometheus; every mode gives the same series.
   * @default "endpoints"
   */
  discovery?: Discovery
  /** The exporter that asks the Proxmox VE API. */
  pveExporter: PveExporter
  /** The `prometheus-node-exporter` that runs on the hypervisors; `false` where none does. */
  nodeExporter?: NodeExporter | false
  /** Further exporters that run on the hypervisors, such as Ceph's or smartctl_exporter; none when left out. */
  exporters?: Exporters
  /**
   * What the Proxmox VE API tells and the exporter does not: failed tasks, HA's state, certificates, disks. Telegraf asks for it: `true`, or
   * how that differs from its defaults (docs/telegraf.md).
   * @default false
   */
  telegraf?: Telegraf | boolean
  /** Proxmox Backup Servers that Telegraf asks for backups, datastores and their upkeep; none when left out (docs/telegraf.md). */
  backupServers?: BackupServer[]
  /** What the Prometheus that scrapes requires. */
  prometheus?: Prometheus
  /** How alerts differ from what is shipped; `false` for none. */
  alerts?: Alerts | false
  /** How dashboards reach Grafana; `false` for none. One environment for each Grafana is enough: dashboards show every environment of its Prometheus. */
  dashboards?: Dashboards | false
  /** Who may reach the exporters; `false` for no NetworkPolicy. */
  networkPolicy?: NetworkPolicy | false
  /** What points Argo CD or Flux at the overlay; nothing when left out. */
  delivery?: Delivery
  /** Kustomize patches of your own, for what no field covers; none when left out. */
  patches?: Patch[]
}

export type Platform = 'kubernetes' | 'openshift'

/** `static` needs no Endpoints at all, so a stock Argo CD 3 can bring it; `endpointslices` is for clusters that refuse v1 Endpoints. */
export type Discovery = 'endpoints' | 'endpointslices' | 'static'

/** A node of the Proxmox VE cluster. */
export interface Hypervisor {
  /** The Proxmox VE node name in lower case, as `pvecm nodes` shows it. */
  name: DNSLabel
  /** Where Prometheus and the exporter reach it. */
  address: IPAddress
  /**
   * The scrapes that address this hypervisor: `node` its node exporter, `pve` its API, and others by their names in the environment's
   * `exporters`. When left out: `node`, `pve`, and every other one that the environment switches on and that runs on all hypervisors.
   * @minItems 1
   */
  exporters?: Exporter[]
  /** Name that this node's certificate carries, when a CA verifies it; the node's name when left out. */
  serverName?: DNSName
}

export type Exporter = 'node' | 'pve' | keyof typeof knownExporters | (ExporterName & {})

/** The `prometheus-pve-exporter`, which runs in Kubernetes and asks the hypervisors' API on port 8006. */
export interface PveExporter {
  /** Where the API token comes from; the Secret `pve-exporter` when left out. Never the token itself. */
  credentials?: Credentials
  /** `'insecure'`, or what verifies the hypervisors' certificates (`{ caConfigMap }`, for one). Required, so that nobody skips verification unknowingly. */
  tls: 'insecure' | Tls
  /**
   * Name of a Secret such as cert-manager creates for both Services' names (`<name>.<namespace>.svc`): the exporters serve HTTPS with its
   * `tls.crt` and `tls.key`, and Prometheus verifies them with its `ca.crt`. Plain HTTP when left out.
   */
  certificateSecret?: DNSName
  /**
   * One exporter for both scrapes instead of one each, which halves the pods of a standalone host. Only for a single hypervisor: with
   * several, slow ones would hold up the cluster scrape.
   * @default false
   */
  single?: boolean
  /** The exporter's image; the pinned one when left out. */
  image?: Image
  /** When the kubelet pulls the image; Kubernetes's default when left out: `Always` for the tag `latest`, otherwise `IfNotPresent`. */
  imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never'
  /** Secrets in the namespace that a private registry asks for; none when left out. */
  imagePullSecrets?: LocalObjectReference[]
  /** Requests and limits of each exporter's container; what 10,000 guests need when left out. */
  resources?: Resources
  /** Labels of the Kubernetes nodes on which the exporters may run; any when left out. */
  nodeSelector?: Labels
  /** Taints that the exporters tolerate; none when left out. */
  tolerations?: Toleration[]
  /** Kubernetes nodes and neighbouring pods that the exporters prefer, require or avoid, as in a pod's `affinity`; none when left out. */
  affinity?: Affinity
  /** PriorityClass of the exporters' pods; the cluster's default when left out. */
  priorityClassName?: DNSName
  /** Annotations of the exporters' pods; none when left out. Labels of pods are the environment's `labels`. */
  podAnnotations?: Annotations
  /**
   * Where the exporters listen: `::` takes IPv4 and IPv6; `0.0.0.0` is for Kubernetes nodes whose kernel has no IPv6 (`ipv6.disable=1`).
   * @default "::"
   */
  listenAddress?: '::' | '0.0.0.0'
  /** Collectors switched off (`false`) or on, as the exporter names them; all on when left out. */
  collectors?: Collectors
  /**
   * Time between two cluster scrapes: guests, storages, quorum.
   * @default "60s"
   */
  interval?: Duration
  /**
   * Time between two node scrapes: replication, subscription, on boot; `false` for no node scrape.
   * @default "120s"
   */
  nodeInterval?: Duration | false
  /**
   * Time after which Prometheus abandons a scrape, at most the shorter interval. When left out: 50s for the cluster scrape; for node scrapes,
   * which make one call for each guest, 100s, or their interval if that is shorter.
   */
  scrapeTimeout?: Duration
}

/** One of the sources of the exporter's credentials, each a name or encrypted, never a value. */
export type Credentials =
  | CredentialsSecret
  | CredentialsConfigSecret
  | CredentialsExternalSecret
  | CredentialsSealedSecret
  | CredentialsSOPS

/** A Secret whose keys become the exporter's environment variables. */
export interface CredentialsSecret {
  /** Name of a Secret with `PVE_USER`, `PVE_TOKEN_NAME` and `PVE_TOKEN_VALUE` (or `PVE_PASSWORD`). */
  secret: DNSName
}

/** A Secret that holds the exporter's whole configuration file. */
export interface CredentialsConfigSecret {
  /** Name of a Secret with the key `pve.yml`, which is mounted; its `verify_ssl` must agree with `tls`. */
  configSecret: DNSName
}

/** A Secret that the External Secrets Operator makes of an entry of a store. */
export interface CredentialsExternalSecret {
  externalSecret: ExternalSecretSource
}

export interface ExternalSecretSource {
  /** The store that holds the entry. */
  store: SecretStoreReference
  /** The entry's key in the store. */
  key: Line
  /** Properties of the entry that hold user, token's name and token; `user`, `tokenName` and `tokenValue` when left out. */
  properties?: TokenProperties
  /**
   * A whole `pve.yml` instead, as the operator's Go template of the entry's properties, such as `token_value: '{{ .tokenValue }}'`;
   * it can set the client's `timeout` and several modules.
   */
  template?: Text
  /**
   * Time after which the store is asked again.
   * @default "1h"
   */
  refreshInterval?: GoDuration
}

export interface SecretStoreReference {
  /** Name of the store. */
  name: DNSName
  /** @default "SecretStore" */
  kind?: 'SecretStore' | 'ClusterSecretStore'
}

export interface TokenProperties {
  user: Line
  tokenName: Line
  tokenValue: Line
}

/** A Secret that the Sealed Secrets controller decrypts; the values are sealed for this environment's name and namespace. */
export interface CredentialsSealedSecret {
  sealedSecret: SealedSecretSource
}

export interface SealedSecretSource {
  /** What `kubeseal --raw` printed for `PVE_USER`, `PVE_TOKEN_NAME` and `PVE_TOKEN_VALUE`, or for a whole `pve.yml`. */
  encryptedData: SealedData
}

export interface SealedData {
  PVE_USER?: Sealed
  PVE_TOKEN_NAME?: Sealed
  PVE_TOKEN_VALUE?: Sealed
  PVE_PASSWORD?: Sealed
  'pve.yml'?: Sealed
}

/** A Secret in a file encrypted by SOPS, which Flux decrypts; the file stands beside the overlay, and the build only checks it. */
export interface CredentialsSOPS {
  sops: SOPSSource
}

export interface SOPSSource {
  /** The file in `overlays/<environment>/`. */
  file: SOPSFile
  /**
   * The Secret's name in that file, where it stands without the prefix, which Kustomize puts before it.
   * @default "pve-exporter"
   */
  secret?: DNSName
  /** Whether the Secret holds a whole `pve.yml`; variables such as `PVE_TOKEN_VALUE` when left out. */
  config?: boolean
}

/** Verified TLS towards Proxmox VE; with neither CA, the public roots verify. */
export interface Tls {
  /** Name of a Secret whose key `ca.crt` holds the CA; for Proxmox VE's own, `npm run credentials` prints how to create it. */
  caSecret?: DNSName
  /** Name of a ConfigMap whose key `ca.crt` holds the CA. */
  caConfigMap?: DNSName
  /** A name that all the nodes' certificates share, for the cluster scrape; `localhost` when left out. */
  serverName?: DNSName
}

/** An image by its parts: what is left out stays as pinned. */
export interface Image {
  /** Registry and repository, such as `registry.example.com/prompve/prometheus-pve-exporter`. */
  name?: ImageName
  /** Tag. */
  tag?: ImageTag
  /** Digest, which pins the image's content; it takes precedence over the tag. */
  digest?: ImageDigest
}

/** Compute resources of a container, as Kubernetes names them. */
export interface Resources {
  requests?: ResourceList
  limits?: ResourceList
}

export interface ResourceList {
  cpu?: Quantity
  memory?: Quantity
  'ephemeral-storage'?: Quantity
}

/** A taint that a pod tolerates, as Kubernetes names its fields. */
export interface Toleration {
  key?: TolerationKey
  operator?: 'Exists' | 'Equal'
  value?: LabelValue
  effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
  /** @asType integer */
  tolerationSeconds?: number
}

/** An object of the namespace by its name, as Kubernetes has it. */
export interface LocalObjectReference {
  name: DNSName
}

/** Where the scheduler puts a pod, as Kubernetes names its fields. */
export interface Affinity {
  nodeAffinity?: NodeAffinity
  podAffinity?: PodAffinity
  podAntiAffinity?: PodAffinity
}

export interface NodeAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: NodeSelector
  preferredDuringSchedulingIgnoredDuringExecution?: PreferredSchedulingTerm[]
}

export interface NodeSelector {
  /** @minItems 1 */
  nodeSelectorTerms: NodeSelectorTerm[]
}

export interface PreferredSchedulingTerm {
  weight: Weight
  preference: NodeSelectorTerm
}

export interface NodeSelectorTerm {
  matchExpressions?: NodeSelectorRequirement[]
  matchFields?: NodeSelectorRequirement[]
}

export interface NodeSelectorRequirement {
  key: LabelKey
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt'
  values?: LabelValue[]
}

export interface PodAffinity {
  requiredDuringSchedulingIgnoredDuringExecution?: PodAffinityTerm[]
  preferredDuringSchedulingIgnoredDuringExecution?: WeightedPodAffinityTerm[]
}

export interface WeightedPodAffinityTerm {
  weight: Weight
  podAffinityTerm: PodAffinityTerm
}

export interface PodAffinityTerm {
  /** Label of Kubernetes nodes by which a place is told, such as `kubernetes.io/hostname`. */
  topologyKey: LabelKey
  labelSelector?: LabelSelector
  namespaces?: DNSLabel[]
  namespaceSelector?: LabelSelector
}

/** The exporter's `--collector.<name>` flags. */
export interface Collectors {
  status?: boolean
  version?: boolean
  node?: boolean
  cluster?: boolean
  resources?: boolean
  'backup-info'?: boolean
  qdevice?: boolean
  config?: boolean
  replication?: boolean
  subscription?: boolean
}

/** How the node exporters on the hypervisors are scraped. */
export interface NodeExporter {
  /** @default 9100 */
  port?: Port
  /** @default "http" */
  scheme?: 'http' | 'https'
  /** @default "30s" */
  interval?: Duration
  /** Time after which Prometheus abandons a scrape, at most the interval; Prometheus's own default when left out. */
  scrapeTimeout?: Duration
  /**
   * Value of the label `job`. `node-exporter` joins the stock alerts and Kubernetes's own nodes.
   * @default "proxmox-node-exporter"
   */
  job?: JobName
  /** How the node exporters' certificates are verified; required with `https`, so that nobody skips verification unknowingly. */
  tls?: 'insecure' | NodeExporterTls
  /** Name of a Secret in the namespace, whose keys `username` and `password` the node exporters ask for; none when left out. */
  basicAuthSecret?: DNSName
}

/** The exporters that are scraped on the hypervisors beside the node exporter: `true`, or how one differs from its defaults. */
export interface Exporters extends KnownExporters {
  /** Exporters that this repository does not know, each with the settings of the others; none when left out. */
  custom?: CustomExporter[]
}

export type KnownExporters = { [Name in keyof typeof knownExporters]?: ExporterSettings | boolean }

/** How an exporter on the hypervisors is scraped, where that differs from its defaults (docs/exporters.md). */
export interface ExporterSettings {
  /** Port on which it answers; its usual one when left out. */
  port?: Port
  /** Path under which it answers; its usual one, mostly `/metrics`, when left out. */
  path?: MetricsPath
  /** `http` when left out. */
  scheme?: 'http' | 'https'
  /** Time between two scrapes; what suits the exporter when left out. */
  interval?: Duration
  /** Time after which Prometheus abandons a scrape, at most the interval; what suits the exporter when left out. */
  scrapeTimeout?: Duration
  /** Value of the label `job`, which no other scrape may have; `proxmox-` and the exporter's name when left out. */
  job?: JobName
  /** How the exporters' certificates are verified; required with `https`, so that nobody skips verification unknowingly. */
  tls?: 'insecure' | NodeExporterTls
  /** Name of a Secret in the namespace, whose keys `username` and `password` the exporters ask for; none when left out. */
  basicAuthSecret?: DNSName
}

/** An exporter that this repository does not know; it is scraped every 60s under `/metrics` unless it says otherwise. */
export interface CustomExporter extends ExporterSettings {
  /** Its name: for the hypervisors' `exporters`, for its objects after `proxmox-monit-`, and for its job after `proxmox-`. */
  name: ExporterName
  /** Port on which it answers. */
  port: Port
}

/** How Telegraf asks the Proxmox VE API; it runs where the exporters run, and verifies certificates as they do. */
export interface Telegraf {
  /**
   * Time between two rounds of calls; HA's state is asked for every 60s, or as often if this is shorter.
   * @default "5m"
   */
  interval?: Duration
  /** Name of a Secret with `PVE_USER`, `PVE_TOKEN_NAME` and `PVE_TOKEN_VALUE`; the exporter's own when left out. */
  credentialsSecret?: DNSName
  /** The image; the pinned one when left out. */
  image?: Image
  /** Requests and limits of the container; what 32 hypervisors and 10,000 backup groups need when left out. */
  resources?: Resources
}

/** A Proxmox Backup Server, whose API is read with a token of its own. */
export interface BackupServer {
  /** Its name, which becomes the label `server`. */
  name: DNSLabel
  /** Where Telegraf reaches it. */
  address: IPAddress
  /** @default 8007 */
  port?: Port
  /** `'insecure'`, or what verifies its certificate (`{ caConfigMap }`, for one). Required, so that nobody skips verification unknowingly. */
  tls: 'insecure' | BackupServerTls
  /**
   * Name of a Secret with `PBS_USER`, `PBS_TOKEN_NAME` and `PBS_TOKEN_VALUE`.
   * @default "proxmox-backup"
   */
  credentialsSecret?: DNSName
  /**
   * The datastores whose backups are told guest by guest; usage, garbage collection and verification are told of all that the token may see.
   * @minItems 1
   */
  datastores: Datastore[]
}

/** Verified TLS towards a backup server; with neither CA, the public roots verify. */
export interface BackupServerTls {
  /** Name of a Secret whose key `ca.crt` holds the CA, or the server's own certificate where it signs itself. */
  caSecret?: DNSName
  /** Name of a ConfigMap with the same key. */
  caConfigMap?: DNSName
  /** The name in its certificate; the server's `name` when left out. */
  serverName?: DNSName
}

export interface Datastore {
  name: DatastoreName
  /**
   * Namespaces whose backups are told, `''` for the root; the root alone when left out.
   * @minItems 1
   */
  namespaces?: BackupNamespace[]
}

/** Verified TLS towards the node exporters; with neither CA, Prometheus's own roots verify. */
export interface NodeExporterTls {
  /** Name of a Secret whose key `ca.crt` holds the CA. */
  caSecret?: DNSName
  /** Name of a ConfigMap whose key `ca.crt` holds the CA. */
  caConfigMap?: DNSName
  /** A name that all the certificates share; each hypervisor's address when left out, which Proxmox VE's own certificates carry. */
  serverName?: DNSName
}

/** How dashboards reach Grafana: by the label that its sidecar looks for, or as objects of the Grafana operator. */
export interface Dashboards {
  /**
   * Folder in Grafana.
   * @default "Proxmox"
   */
  folder?: FolderName
  /** Labels by which Grafana's sidecar finds ConfigMaps; `grafana_dashboard: "1"` when left out. */
  sidecarLabels?: Labels
  /** `GrafanaDashboard` objects for the Grafana operator, and no label for the sidecar; none when left out. */
  grafanaOperator?: GrafanaOperator
}

export interface GrafanaOperator {
  /** Labels of the Grafana objects, in any namespace, that show the dashboards, such as `dashboards: grafana`. */
  instanceLabels: Labels
}

/** What the Prometheus that scrapes requires. */
export interface Prometheus {
  /** Labels that its selectors require, such as `release: kube-prometheus-stack`; none when left out. */
  monitorLabels?: Labels
  /** Labels of the rules in place of `monitorLabels`, for a ruler that sees the series of several Prometheuses, such as a ThanosRuler; `monitorLabels` when left out. */
  ruleLabels?: Labels
  /**
   * The account of a Prometheus that may not yet list the environment's namespace, such as kube-prometheus's: a Role and a RoleBinding
   * allow it; none when left out.
   */
  serviceAccount?: ServiceAccountReference
  /**
   * Whether it has several shards, which all evaluate the rules: alerts on absence then fire only on the shard that scrapes the environment,
   * which a Probe tells from the others.
   * @default false
   */
  sharded?: boolean
}

export interface ServiceAccountReference {
  /** Name of the account, such as `prometheus-k8s`. */
  name: DNSName
  /** Its namespace, Prometheus's own. */
  namespace: DNSLabel
}

/** Alerts and the recording rules that they need; `docs/alerts.md` lists them with their thresholds. */
export interface Alerts {
  /** Time between two evaluations of the rules; Prometheus's own when left out. */
  interval?: Duration
  /** Labels put on every alert, such as `team: virtualization`; none when left out. */
  labels?: AlertLabels
  /** Where the runbooks are, to which `/<alert>.md` is added; `docs/runbooks` of `delivery.repository` when left out. */
  runbooks?: WebAddress
  /** Guests and storages that raise no alerts. */
  except?: AlertExceptions
  /** Single alerts by name: switched off (`false`), or what differs. */
  rules?: { [name: string]: AlertRule | false }
}

/** Guests and storages that raise no alerts, by what they are called. */
export interface AlertExceptions {
  /**
   * Tags of guests.
   * @default ["no-alert"]
   */
  tags?: GuestTag[]
  /** Names of guests; `*` stands for any text. */
  guests?: NameOrPattern[]
  /** Numbers of guests (VMID). */
  ids?: GuestId[]
  /** Names of storages; `*` stands for any text. */
  storages?: NameOrPattern[]
}

/** What an alert has of its own; what is left out stays as shipped. */
export interface AlertRule {
  /** The limit, in the alert's unit: a ratio from 0 to 1, seconds, or a number. */
  threshold?: number
  /** How long it must be so; `0s` for at once. */
  for?: HoldDuration
  /** How far the alert itself looks back, where it does. */
  window?: Duration
  severity?: 'critical' | 'warning' | 'info'
  /** Labels of this alert alone; none when left out. */
  labels?: AlertLabels
}

/** The exporters' NetworkPolicy: out to DNS and the hypervisors' API only, in on 9221. */
export interface NetworkPolicy {
  /**
   * Who may reach the exporters; pods labelled `app.kubernetes.io/name: prometheus`, in any namespace, when left out.
   * @minItems 1
   */
  from?: NetworkPolicyPeer[]
  /**
   * Addresses of DNS servers that are no pods, such as NodeLocal DNSCache's, which the exporters may ask beside the cluster's DNS pods;
   * 169.254.20.10 and 169.254.25.10 when left out.
   */
  dns?: IPAddress[]
}

/** A peer as NetworkPolicy names it. */
export interface NetworkPolicyPeer {
  podSelector?: LabelSelector
  namespaceSelector?: LabelSelector
  ipBlock?: IPBlock
}

export interface IPBlock {
  /** Address and prefix length, such as 198.51.100.0/24. */
  cidr: CIDR
  except?: CIDR[]
}

export interface LabelSelector {
  matchLabels?: Labels
  matchExpressions?: LabelSelectorRequirement[]
}

export interface LabelSelectorRequirement {
  key: LabelKey
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
  values?: LabelValue[]
}

/** What points Argo CD or Flux at the overlay; one of them. */
export interface Delivery {
  /** The Git repository that holds this tree. */
  repository: Repository
  /** Name of the Argo CD or Flux that brings it where there are several: what it reads lies in a folder of `gitops/` of that name; none when left out. */
  controller?: DNSLabel
  /**
   * Branch, tag (as `refs/tags/v1.2`) or commit that this environment's overlay is taken from, such as a stage's; the repository's branch when left out.
   * What points at the overlay is always read from the repository's branch.
   */
  revision?: Revision
  argocd?: ArgoCD
  flux?: Flux
}

export interface Repository {
  /** Address, such as https://git.example.com/platform/proxmox-monitoring.git. */
  url: RepositoryURL
  /** @default "main" */
  branch?: Branch
  /** Folder of this tree in the repository; the repository's root when left out. */
  path?: RepositoryPath
}

/** An Application for the environment, in `gitops/argocd/` (or the folder of the `controller` there). */
export interface ArgoCD {
  /**
   * Namespace of Argo CD.
   * @default "argocd"
   */
  namespace?: DNSLabel
  /** Cluster that the objects go to, by its name or `https://` address in Argo CD; Argo CD's own when left out. */
  cluster?: ArgoCDCluster
  /** An AppProject that exists; when left out, one is generated that allows what the overlays hold and nothing else. */
  project?: DNSName
  /** Name of an ApplicationSet that makes the Application, for all environments that name it; an Application of its own when left out. */
  applicationSet?: DNSName
  /** Says that this Argo CD syncs Endpoints and EndpointSlice, which Argo CD 3 leaves out; `gitops/argocd/` has the change that makes it so. */
  syncsEndpoints?: boolean
  /**
   * Whether this Argo CD syncs by itself, prunes and heals; `false` for syncs by hand.
   * @default true
   */
  automated?: boolean
  /** Annotations of the Application, such as those by which Argo CD notifies somebody; none when left out. */
  annotations?: ApplicationAnnotations
  /** When Argo CD may sync this environment, in the generated project; always when left out. */
  syncWindows?: SyncWindow[]
}

/** A sync window of Argo CD, as an AppProject names its fields. */
export interface SyncWindow {
  kind: 'allow' | 'deny'
  /** When it opens, such as `0 22 * * *`. */
  schedule: Cron
  /** How long it stays open. */
  duration: GoDuration
  /**
   * Time zone of the schedule, such as Europe/Paris.
   * @default "UTC"
   */
  timeZone?: TimeZone
  /** Whether a sync by hand is allowed while it keeps Argo CD from syncing by itself; not when left out. */
  manualSync?: boolean
}

/** Annotations of an Application, as Kubernetes accepts them. */
export type ApplicationAnnotations = { [key: string]: AnnotationValue }

/** A Flux Kustomization for the environment, in `gitops/flux/` (or the folder of the `controller` there). */
export interface Flux {
  /**
   * Namespace of Flux's objects.
   * @default "flux-system"
   */
  namespace?: DNSLabel
  /** A GitRepository that exists in that namespace; when left out, `proxmox-monitoring` is generated. */
  source?: DNSName
  /** Name of the Secret by which Flux reads the repository; none when left out. */
  secret?: DNSName
  /**
   * Time between two reconciliations.
   * @default "10m"
   */
  interval?: GoDuration
  /** Account of the namespace as which Flux applies the overlay; Flux's own when left out. */
  serviceAccount?: DNSName
  /** Kustomizations that go first, such as the one that brings the Prometheus Operator's CRDs; none when left out. */
  dependsOn?: FluxDependency[]
  /**
   * Name of the Secret with the key by which Flux decrypts SOPS files.
   * @default "sops-age"
   */
  decryptionSecret?: DNSName
}

export interface FluxDependency {
  /** Name of the Kustomization. */
  name: DNSName
  /** Its namespace; the Kustomization's own when left out. */
  namespace?: DNSLabel
}

/** A JSON 6902 patch of the overlay's objects, before their names get the prefix. */
export interface Patch {
  /** The objects to patch; at least one must match. */
  target: PatchTarget
  /**
   * What to do to each of them, in order.
   * @title a list of RFC 6902 operations, such as [{ op: 'replace', path: '/spec/replicas', value: 2 }]
   * @minItems 1
   */
  patch: PatchOperation[]
}

/** Objects by kind and name; `|` stands between several, and `.*` for any text. */
export interface PatchTarget {
  /** The kind, such as `Deployment`. */
  kind: NamePattern
  /** The name without the prefix, such as `proxmox-monit-pve-exporter`; any when left out. */
  name?: NamePattern
}

/** An operation of RFC 6902. */
export type PatchOperation =
  | { op: 'add' | 'replace' | 'test'; path: JSONPointer; value: unknown }
  | { op: 'remove'; path: JSONPointer }
  | { op: 'move' | 'copy'; from: JSONPointer; path: JSONPointer }

/** Labels as Kubernetes accepts them. */
export type Labels = { [key: string]: LabelValue }

/** Annotations: keys like those of labels, and any text. */
export type Annotations = { [key: string]: string }

/**
 * @title a weight from 1 to 100
 * @asType integer
 * @minimum 1
 * @maximum 100
 */
export type Weight = number

/**
 * @title a DNS-1123 label (1 to 63 lower-case letters, digits and '-', a letter or digit at both ends)
 * @pattern ^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$
 */
export type DNSLabel = string

/**
 * @title a DNS-1123 subdomain (lower-case letters, digits, '-' and '.', a letter or digit at both ends of each part)
 * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
 * @maxLength 253
 */
export type DNSName = string

/**
 * @title a name prefix (a lower-case letter, then lower-case letters, digits and '-'), or '' for none
 * @pattern ^([a-z][-a-z0-9]*)?$
 */
export type NamePrefix = string

/**
 * @title an exporter's name (a lower-case letter, then at most 22 lower-case letters, digits and '-', none of these last)
 * @pattern ^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$
 */
export type ExporterName = string

/**
 * @title a path that begins with /, such as /metrics
 * @pattern ^/[-A-Za-z0-9._~/]*$
 */
export type MetricsPath = string

/**
 * @title a datastore's name (letters, digits, '.', '_' and '-', none of '.' and '-' first)
 * @pattern ^[A-Za-z0-9_][A-Za-z0-9._-]*$
 */
export type DatastoreName = string

/**
 * @title a namespace, such as prod or prod/web, or '' for the root
 * @pattern ^([A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*)?$
 */
export type BackupNamespace = string

/** An IPv4 or IPv6 address, as Kubernetes accepts it in Endpoints. */
export type IPAddress = string

/**
 * @title an address and a prefix length, such as 198.51.100.0/24
 * @pattern ^[0-9A-Fa-f.:]+/[0-9]{1,3}$
 */
export type CIDR = string

/**
 * @title a label value (at most 63 letters, digits, '-', '_' and '.', a letter or digit at both ends)
 * @pattern ^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$
 */
export type LabelValue = string

/**
 * @title the name of a job (1 to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends)
 * @pattern ^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$
 */
export type JobName = string

/**
 * @title a label key (an optional DNS prefix and '/', then at most 63 letters, digits, '-', '_' and '.')
 * @pattern ^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$
 * @maxLength 317
 */
export type LabelKey = string

/**
 * @title a label key (an optional DNS prefix and '/', then at most 63 letters, digits, '-', '_' and '.'), or '' for every key
 * @pattern ^(([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$
 * @maxLength 317
 */
export type TolerationKey = string

/**
 * @title a Prometheus duration, such as 30s or 1m30s
 * @pattern ^(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$
 */
export type Duration = string

/**
 * @title a Prometheus duration, such as 30s or 1m30s, or 0s
 * @pattern ^(0s|(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$
 */
export type HoldDuration = string

/** Labels of alerts, as Prometheus accepts them. */
export type AlertLabels = { [name: string]: LabelValue }

/**
 * @title an https:// or http:// address without a password and without / at its end
 * @pattern ^https?://[^\s@{}$"]*[^\s@{}$"/]$
 */
export type WebAddress = string

/**
 * @title a tag as Proxmox VE allows it (lower-case letters, digits, '_', '-', '+' and '.')
 * @pattern ^[a-z0-9_][-a-z0-9_+.]*$
 */
export type GuestTag = string

/**
 * @title a name (letters, digits, '-', '_' and '.'), with '*' for any text
 * @pattern ^[-A-Za-z0-9_.*]+$
 */
export type NameOrPattern = string

/**
 * @title a VMID
 * @asType integer
 * @minimum 100
 * @maximum 999999999
 */
export type GuestId = number

/**
 * @title text that is not empty
 * @pattern \S
 */
export type Text = string

/**
 * @title text of one line that is not empty
 * @pattern ^(?=.*\S)[^\n\t]+$
 */
export type Line = string

/**
 * @title a duration as Go spells it, such as 90s or 1h30m
 * @pattern ^(?=.*[1-9])([0-9]+h)?([0-9]+m)?([0-9]+s)?$
 */
export type GoDuration = string

/**
 * @title what `kubeseal --raw` printed (base64, over 100 characters)
 * @pattern ^[A-Za-z0-9+/]{100,}={0,2}$
 */
export type Sealed = string

/**
 * @title a file name that ends in .sops.yaml
 * @pattern ^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\.sops\.yaml$
 */
export type SOPSFile = string

/**
 * @title an https:// or ssh:// address without a password
 * @pattern ^(https://[^\s/@{}$"'\\<>^`|]+|ssh://([A-Za-z0-9_-]+@)?[^\s/@:{}$"'\\<>^`|]+(:[0-9]+)?)(/[^\s@?#{}$"'\\<>^`|]+)$
 */
export type RepositoryURL = string

/**
 * What `git check-ref-format --branch` takes, of plain characters.
 * @title a branch
 * @pattern ^(?!.*(\.\.|//|/\.|\./|\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$
 */
export type Branch = string

/**
 * @title a branch, a tag as refs/tags/<tag>, or a commit
 * @pattern ^(?!.*(\.\.|//|/\.|\./|\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$
 */
export type Revision = string

/**
 * @title text without braces, which an ApplicationSet would replace
 * @pattern ^[^{}\n]*$
 */
export type AnnotationValue = string

/**
 * @title a schedule of five fields, such as 0 22 * * *
 * @pattern ^[-0-9A-Za-z*,/]+( [-0-9A-Za-z*,/]+){4}$
 */
export type Cron = string

/**
 * @title a time zone, such as Europe/Paris
 * @pattern ^[A-Za-z][-A-Za-z0-9_+/]*$
 */
export type TimeZone = string

/**
 * @title a folder, from the repository's root, without / at either end
 * @pattern ^[A-Za-z0-9_][-A-Za-z0-9_.]*(/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$
 */
export type RepositoryPath = string

/**
 * @title a cluster's name in Argo CD, or its https:// address
 * @pattern ^(https://[^\s@{}]+|[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)$
 */
export type ArgoCDCluster = string

/**
 * @title the name of a folder (no '/', '\\' or '$', no space or '.' at either end)
 * @pattern ^[^\s./\\$]([^/\\$]*[^\s./\\$])?$
 * @maxLength 100
 */
export type FolderName = string

/**
 * @title a Kubernetes quantity, such as 250m or 512Mi
 * @pattern ^\+?([0-9]+(\.[0-9]*)?|\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]{1,3})?$
 */
export type Quantity = string

/**
 * @asType integer
 * @minimum 1
 * @maximum 65535
 */
export type Port = number

/**
 * @title an image name without tag, such as registry.example.com/prompve/prometheus-pve-exporter
 * @pattern ^((localhost|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:)|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?\/)?[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(\/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*$
 * @maxLength 255
 */
export type ImageName = string

/**
 * @title an image tag
 * @pattern ^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$
 */
export type ImageTag = string

/**
 * @title an image digest, sha256: and 64 hexadecimal digits
 * @pattern ^sha256:[0-9a-f]{64}$
 */
export type ImageDigest = string

/**
 * What means the same to Kustomize's regular expressions (RE2) and to those that check it here.
 * @title a name, or several with '|' between them and '.*' for any text
 * @pattern ^([A-Za-z0-9-]|\.\*)+(\|([A-Za-z0-9-]|\.\*)+)*$
 * @maxLength 253
 */
export type NamePattern = string

/**
 * @title a JSON pointer (RFC 6901), such as /spec/replicas
 * @pattern ^(\/([^~]|~[01])*)$
 */
export type JSONPointer = string
