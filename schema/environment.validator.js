// Generated from lib/environment.ts by npm run build; change that file, not this one.
// urn:sha256:1bc12c85779ab816a6de8b5743b0bd619f83998875dd3a5bda20b51c48c602bb
"use strict";
export const validate = validate21;
export default validate21;
const schema6 = {"$id":"urn:sha256:8fce8a21a0f2fa0c50f8942c8179c9aa8f69d179e46c7d5658c50c5468223616","$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"namespace":{"$ref":"#/definitions/DNSLabel"},"namePrefix":{"$ref":"#/definitions/NamePrefix"},"labels":{"$ref":"#/definitions/Labels"},"platform":{"$ref":"#/definitions/Platform"},"hypervisors":{"type":"array","items":{"$ref":"#/definitions/Hypervisor"},"minItems":1},"discovery":{"$ref":"#/definitions/Discovery"},"pveExporter":{"$ref":"#/definitions/PveExporter"},"nodeExporter":{"anyOf":[{"$ref":"#/definitions/NodeExporter"},{"type":"boolean","const":false}]},"exporters":{"$ref":"#/definitions/Exporters"},"telegraf":{"anyOf":[{"$ref":"#/definitions/Telegraf"},{"type":"boolean"}]},"backupServers":{"type":"array","items":{"$ref":"#/definitions/BackupServer"}},"prometheus":{"$ref":"#/definitions/Prometheus"},"alerts":{"anyOf":[{"$ref":"#/definitions/Alerts"},{"type":"boolean","const":false}]},"dashboards":{"anyOf":[{"$ref":"#/definitions/Dashboards"},{"type":"boolean","const":false}]},"networkPolicy":{"anyOf":[{"$ref":"#/definitions/NetworkPolicy"},{"type":"boolean","const":false}]},"delivery":{"$ref":"#/definitions/Delivery"},"patches":{"type":"array","items":{"$ref":"#/definitions/Patch"}}},"required":["hypervisors","pveExporter"],"additionalProperties":false,"definitions":{"DNSLabel":{"type":"string","pattern":"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"},"NamePrefix":{"type":"string","pattern":"^([a-z][-a-z0-9]*)?$"},"Labels":{"type":"object","additionalProperties":{"$ref":"#/definitions/LabelValue"}},"LabelValue":{"type":"string","pattern":"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$"},"Platform":{"type":"string","enum":["kubernetes","openshift"]},"Hypervisor":{"type":"object","properties":{"name":{"$ref":"#/definitions/DNSLabel"},"address":{"$ref":"#/definitions/IPAddress"},"exporters":{"type":"array","items":{"$ref":"#/definitions/Exporter"},"minItems":1},"serverName":{"$ref":"#/definitions/DNSName"}},"required":["name","address"],"additionalProperties":false},"IPAddress":{"type":"string"},"DNSName":{"type":"string","pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$","maxLength":253},"Discovery":{"type":"string","enum":["endpoints","endpointslices","static"]},"PveExporter":{"type":"object","properties":{"credentials":{"$ref":"#/definitions/Credentials"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/Tls"}]},"certificateSecret":{"$ref":"#/definitions/DNSName"},"single":{"type":"boolean"},"image":{"$ref":"#/definitions/Image"},"imagePullPolicy":{"type":"string","enum":["Always","IfNotPresent","Never"]},"imagePullSecrets":{"type":"array","items":{"$ref":"#/definitions/LocalObjectReference"}},"resources":{"$ref":"#/definitions/Resources"},"nodeSelector":{"$ref":"#/definitions/Labels"},"tolerations":{"type":"array","items":{"$ref":"#/definitions/Toleration"}},"affinity":{"$ref":"#/definitions/Affinity"},"priorityClassName":{"$ref":"#/definitions/DNSName"},"podAnnotations":{"$ref":"#/definitions/Annotations"},"listenAddress":{"type":"string","enum":["::","0.0.0.0"]},"collectors":{"$ref":"#/definitions/Collectors"},"interval":{"$ref":"#/definitions/Duration"},"nodeInterval":{"anyOf":[{"$ref":"#/definitions/Duration"},{"type":"boolean","const":false}]},"scrapeTimeout":{"$ref":"#/definitions/Duration"}},"required":["tls"],"additionalProperties":false},"Credentials":{"anyOf":[{"$ref":"#/definitions/CredentialsSecret"},{"$ref":"#/definitions/CredentialsConfigSecret"},{"$ref":"#/definitions/CredentialsExternalSecret"},{"$ref":"#/definitions/CredentialsSealedSecret"},{"$ref":"#/definitions/CredentialsSOPS"}]},"CredentialsSecret":{"type":"object","properties":{"secret":{"$ref":"#/definitions/DNSName"}},"required":["secret"],"additionalProperties":false},"CredentialsConfigSecret":{"type":"object","properties":{"configSecret":{"$ref":"#/definitions/DNSName"}},"required":["configSecret"],"additionalProperties":false},"CredentialsExternalSecret":{"type":"object","properties":{"externalSecret":{"$ref":"#/definitions/ExternalSecretSource"}},"required":["externalSecret"],"additionalProperties":false},"ExternalSecretSource":{"type":"object","properties":{"store":{"$ref":"#/definitions/SecretStoreReference"},"key":{"$ref":"#/definitions/Line"},"properties":{"$ref":"#/definitions/TokenProperties"},"template":{"$ref":"#/definitions/Text"},"refreshInterval":{"$ref":"#/definitions/GoDuration"}},"required":["store","key"],"additionalProperties":false},"SecretStoreReference":{"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"},"kind":{"type":"string","enum":["SecretStore","ClusterSecretStore"]}},"required":["name"],"additionalProperties":false},"Line":{"type":"string","pattern":"^(?=.*\\S)[^\\n\\t]+$"},"TokenProperties":{"type":"object","properties":{"user":{"$ref":"#/definitions/Line"},"tokenName":{"$ref":"#/definitions/Line"},"tokenValue":{"$ref":"#/definitions/Line"}},"required":["user","tokenName","tokenValue"],"additionalProperties":false},"Text":{"type":"string","pattern":"\\S"},"GoDuration":{"type":"string","pattern":"^(?=.*[1-9])([0-9]+h)?([0-9]+m)?([0-9]+s)?$"},"CredentialsSealedSecret":{"type":"object","properties":{"sealedSecret":{"$ref":"#/definitions/SealedSecretSource"}},"required":["sealedSecret"],"additionalProperties":false},"SealedSecretSource":{"type":"object","properties":{"encryptedData":{"$ref":"#/definitions/SealedData"}},"required":["encryptedData"],"additionalProperties":false},"SealedData":{"type":"object","properties":{"PVE_USER":{"$ref":"#/definitions/Sealed"},"PVE_TOKEN_NAME":{"$ref":"#/definitions/Sealed"},"PVE_TOKEN_VALUE":{"$ref":"#/definitions/Sealed"},"PVE_PASSWORD":{"$ref":"#/definitions/Sealed"},"pve.yml":{"$ref":"#/definitions/Sealed"}},"additionalProperties":false},"Sealed":{"type":"string","pattern":"^[A-Za-z0-9+/]{100,}={0,2}$"},"CredentialsSOPS":{"type":"object","properties":{"sops":{"$ref":"#/definitions/SOPSSource"}},"required":["sops"],"additionalProperties":false},"SOPSSource":{"type":"object","properties":{"file":{"$ref":"#/definitions/SOPSFile"},"secret":{"$ref":"#/definitions/DNSName"},"config":{"type":"boolean"}},"required":["file"],"additionalProperties":false},"SOPSFile":{"type":"string","pattern":"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\\.sops\\.yaml$"},"Tls":{"type":"object","properties":{"caSecret":{"$ref":"#/definitions/DNSName"},"caConfigMap":{"$ref":"#/definitions/DNSName"},"serverName":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false},"Image":{"type":"object","properties":{"name":{"$ref":"#/definitions/ImageName"},"tag":{"$ref":"#/definitions/ImageTag"},"digest":{"$ref":"#/definitions/ImageDigest"}},"additionalProperties":false},"ImageName":{"type":"string","pattern":"^((localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:)|\\[[0-9A-Fa-f:]+\\])(:[0-9]{1,5})?\\/)?[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*$","maxLength":255},"ImageTag":{"type":"string","pattern":"^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$"},"ImageDigest":{"type":"string","pattern":"^sha256:[0-9a-f]{64}$"},"LocalObjectReference":{"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"}},"required":["name"],"additionalProperties":false},"Resources":{"type":"object","properties":{"requests":{"$ref":"#/definitions/ResourceList"},"limits":{"$ref":"#/definitions/ResourceList"}},"additionalProperties":false},"ResourceList":{"type":"object","properties":{"cpu":{"$ref":"#/definitions/Quantity"},"memory":{"$ref":"#/definitions/Quantity"},"ephemeral-storage":{"$ref":"#/definitions/Quantity"}},"additionalProperties":false},"Quantity":{"type":"string","pattern":"^\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]{1,3})?$"},"Toleration":{"type":"object","properties":{"key":{"$ref":"#/definitions/TolerationKey"},"operator":{"type":"string","enum":["Exists","Equal"]},"value":{"$ref":"#/definitions/LabelValue"},"effect":{"type":"string","enum":["NoSchedule","PreferNoSchedule","NoExecute"]},"tolerationSeconds":{"type":"integer"}},"additionalProperties":false},"TolerationKey":{"type":"string","pattern":"^(([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$","maxLength":317},"Affinity":{"type":"object","properties":{"nodeAffinity":{"$ref":"#/definitions/NodeAffinity"},"podAffinity":{"$ref":"#/definitions/PodAffinity"},"podAntiAffinity":{"$ref":"#/definitions/PodAffinity"}},"additionalProperties":false},"NodeAffinity":{"type":"object","properties":{"requiredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/definitions/NodeSelector"},"preferredDuringSchedulingIgnoredDuringExecution":{"type":"array","items":{"$ref":"#/definitions/PreferredSchedulingTerm"}}},"additionalProperties":false},"NodeSelector":{"type":"object","properties":{"nodeSelectorTerms":{"type":"array","items":{"$ref":"#/definitions/NodeSelectorTerm"},"minItems":1}},"required":["nodeSelectorTerms"],"additionalProperties":false},"NodeSelectorTerm":{"type":"object","properties":{"matchExpressions":{"type":"array","items":{"$ref":"#/definitions/NodeSelectorRequirement"}},"matchFields":{"type":"array","items":{"$ref":"#/definitions/NodeSelectorRequirement"}}},"additionalProperties":false},"NodeSelectorRequirement":{"type":"object","properties":{"key":{"$ref":"#/definitions/LabelKey"},"operator":{"type":"string","enum":["In","NotIn","Exists","DoesNotExist","Gt","Lt"]},"values":{"type":"array","items":{"$ref":"#/definitions/LabelValue"}}},"required":["key","operator"],"additionalProperties":false},"LabelKey":{"type":"string","pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$","maxLength":317},"PreferredSchedulingTerm":{"type":"object","properties":{"weight":{"$ref":"#/definitions/Weight"},"preference":{"$ref":"#/definitions/NodeSelectorTerm"}},"required":["weight","preference"],"additionalProperties":false},"Weight":{"type":"integer","minimum":1,"maximum":100},"PodAffinity":{"type":"object","properties":{"requiredDuringSchedulingIgnoredDuringExecution":{"type":"array","items":{"$ref":"#/definitions/PodAffinityTerm"}},"preferredDuringSchedulingIgnoredDuringExecution":{"type":"array","items":{"$ref":"#/definitions/WeightedPodAffinityTerm"}}},"additionalProperties":false},"PodAffinityTerm":{"type":"object","properties":{"topologyKey":{"$ref":"#/definitions/LabelKey"},"labelSelector":{"$ref":"#/definitions/LabelSelector"},"namespaces":{"type":"array","items":{"$ref":"#/definitions/DNSLabel"}},"namespaceSelector":{"$ref":"#/definitions/LabelSelector"}},"required":["topologyKey"],"additionalProperties":false},"LabelSelector":{"type":"object","properties":{"matchLabels":{"$ref":"#/definitions/Labels"},"matchExpressions":{"type":"array","items":{"$ref":"#/definitions/LabelSelectorRequirement"}}},"additionalProperties":false},"LabelSelectorRequirement":{"type":"object","properties":{"key":{"$ref":"#/definitions/LabelKey"},"operator":{"type":"string","enum":["In","NotIn","Exists","DoesNotExist"]},"values":{"type":"array","items":{"$ref":"#/definitions/LabelValue"}}},"required":["key","operator"],"additionalProperties":false},"WeightedPodAffinityTerm":{"type":"object","properties":{"weight":{"$ref":"#/definitions/Weight"},"podAffinityTerm":{"$ref":"#/definitions/PodAffinityTerm"}},"required":["weight","podAffinityTerm"],"additionalProperties":false},"Annotations":{"type":"object","additionalProperties":{"type":"string"}},"Collectors":{"type":"object","properties":{"status":{"type":"boolean"},"version":{"type":"boolean"},"node":{"type":"boolean"},"cluster":{"type":"boolean"},"resources":{"type":"boolean"},"backup-info":{"type":"boolean"},"qdevice":{"type":"boolean"},"config":{"type":"boolean"},"replication":{"type":"boolean"},"subscription":{"type":"boolean"}},"additionalProperties":false},"Duration":{"type":"string","pattern":"^(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"},"NodeExporter":{"type":"object","properties":{"port":{"$ref":"#/definitions/Port"},"scheme":{"type":"string","enum":["http","https"]},"interval":{"$ref":"#/definitions/Duration"},"scrapeTimeout":{"$ref":"#/definitions/Duration"},"job":{"$ref":"#/definitions/JobName"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/NodeExporterTls"}]},"basicAuthSecret":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false},"Port":{"type":"integer","minimum":1,"maximum":65535},"JobName":{"type":"string","pattern":"^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"},"NodeExporterTls":{"type":"object","properties":{"caSecret":{"$ref":"#/definitions/DNSName"},"caConfigMap":{"$ref":"#/definitions/DNSName"},"serverName":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false},"ExporterSettings":{"type":"object","properties":{"port":{"$ref":"#/definitions/Port"},"path":{"$ref":"#/definitions/MetricsPath"},"scheme":{"type":"string","enum":["http","https"]},"interval":{"$ref":"#/definitions/Duration"},"scrapeTimeout":{"$ref":"#/definitions/Duration"},"job":{"$ref":"#/definitions/JobName"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/NodeExporterTls"}]},"basicAuthSecret":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false},"MetricsPath":{"type":"string","pattern":"^/[-A-Za-z0-9._~/]*$"},"CustomExporter":{"type":"object","properties":{"port":{"$ref":"#/definitions/Port"},"path":{"$ref":"#/definitions/MetricsPath"},"scheme":{"type":"string","enum":["http","https"]},"interval":{"$ref":"#/definitions/Duration"},"scrapeTimeout":{"$ref":"#/definitions/Duration"},"job":{"$ref":"#/definitions/JobName"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/NodeExporterTls"}]},"basicAuthSecret":{"$ref":"#/definitions/DNSName"},"name":{"$ref":"#/definitions/ExporterName"}},"required":["name","port"],"additionalProperties":false},"ExporterName":{"type":"string","pattern":"^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$"},"Telegraf":{"type":"object","properties":{"interval":{"$ref":"#/definitions/Duration"},"credentialsSecret":{"$ref":"#/definitions/DNSName"},"image":{"$ref":"#/definitions/Image"},"resources":{"$ref":"#/definitions/Resources"}},"additionalProperties":false},"BackupServer":{"type":"object","properties":{"name":{"$ref":"#/definitions/DNSLabel"},"address":{"$ref":"#/definitions/IPAddress"},"port":{"$ref":"#/definitions/Port"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/BackupServerTls"}]},"credentialsSecret":{"$ref":"#/definitions/DNSName"},"datastores":{"type":"array","items":{"$ref":"#/definitions/Datastore"},"minItems":1}},"required":["name","address","tls","datastores"],"additionalProperties":false},"BackupServerTls":{"type":"object","properties":{"caSecret":{"$ref":"#/definitions/DNSName"},"caConfigMap":{"$ref":"#/definitions/DNSName"},"serverName":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false},"Datastore":{"type":"object","properties":{"name":{"$ref":"#/definitions/DatastoreName"},"namespaces":{"type":"array","items":{"$ref":"#/definitions/BackupNamespace"},"minItems":1}},"required":["name"],"additionalProperties":false},"DatastoreName":{"type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9._-]*$"},"BackupNamespace":{"type":"string","pattern":"^([A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*)?$"},"Prometheus":{"type":"object","properties":{"monitorLabels":{"$ref":"#/definitions/Labels"},"ruleLabels":{"$ref":"#/definitions/Labels"},"serviceAccount":{"$ref":"#/definitions/ServiceAccountReference"},"sharded":{"type":"boolean"}},"additionalProperties":false},"ServiceAccountReference":{"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"},"namespace":{"$ref":"#/definitions/DNSLabel"}},"required":["name","namespace"],"additionalProperties":false},"Alerts":{"type":"object","properties":{"interval":{"$ref":"#/definitions/Duration"},"labels":{"$ref":"#/definitions/AlertLabels"},"runbooks":{"$ref":"#/definitions/WebAddress"},"except":{"$ref":"#/definitions/AlertExceptions"},"rules":{"type":"object","additionalProperties":{"anyOf":[{"$ref":"#/definitions/AlertRule"},{"type":"boolean","const":false}]}}},"additionalProperties":false},"AlertLabels":{"type":"object","additionalProperties":{"$ref":"#/definitions/LabelValue"}},"WebAddress":{"type":"string","pattern":"^https?://[^\\s@{}$\"]*[^\\s@{}$\"/]$"},"AlertExceptions":{"type":"object","properties":{"tags":{"type":"array","items":{"$ref":"#/definitions/GuestTag"}},"guests":{"type":"array","items":{"$ref":"#/definitions/NameOrPattern"}},"ids":{"type":"array","items":{"$ref":"#/definitions/GuestId"}},"storages":{"type":"array","items":{"$ref":"#/definitions/NameOrPattern"}}},"additionalProperties":false},"GuestTag":{"type":"string","pattern":"^[a-z0-9_][-a-z0-9_+.]*$"},"NameOrPattern":{"type":"string","pattern":"^[-A-Za-z0-9_.*]+$"},"GuestId":{"type":"integer","minimum":100,"maximum":999999999},"AlertRule":{"type":"object","properties":{"threshold":{"type":"number"},"for":{"$ref":"#/definitions/HoldDuration"},"window":{"$ref":"#/definitions/Duration"},"severity":{"type":"string","enum":["critical","warning","info"]},"labels":{"$ref":"#/definitions/AlertLabels"}},"additionalProperties":false},"HoldDuration":{"type":"string","pattern":"^(0s|(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$"},"Dashboards":{"type":"object","properties":{"folder":{"$ref":"#/definitions/FolderName"},"sidecarLabels":{"$ref":"#/definitions/Labels"},"grafanaOperator":{"$ref":"#/definitions/GrafanaOperator"}},"additionalProperties":false},"FolderName":{"type":"string","pattern":"^[^\\s./\\\\$]([^/\\\\$]*[^\\s./\\\\$])?$","maxLength":100},"GrafanaOperator":{"type":"object","properties":{"instanceLabels":{"$ref":"#/definitions/Labels"}},"required":["instanceLabels"],"additionalProperties":false},"NetworkPolicy":{"type":"object","properties":{"from":{"type":"array","items":{"$ref":"#/definitions/NetworkPolicyPeer"},"minItems":1},"dns":{"type":"array","items":{"$ref":"#/definitions/IPAddress"}}},"additionalProperties":false},"NetworkPolicyPeer":{"type":"object","properties":{"podSelector":{"$ref":"#/definitions/LabelSelector"},"namespaceSelector":{"$ref":"#/definitions/LabelSelector"},"ipBlock":{"$ref":"#/definitions/IPBlock"}},"additionalProperties":false},"IPBlock":{"type":"object","properties":{"cidr":{"$ref":"#/definitions/CIDR"},"except":{"type":"array","items":{"$ref":"#/definitions/CIDR"}}},"required":["cidr"],"additionalProperties":false},"CIDR":{"type":"string","pattern":"^[0-9A-Fa-f.:]+/[0-9]{1,3}$"},"Delivery":{"type":"object","properties":{"repository":{"$ref":"#/definitions/Repository"},"controller":{"$ref":"#/definitions/DNSLabel"},"revision":{"$ref":"#/definitions/Revision"},"argocd":{"$ref":"#/definitions/ArgoCD"},"flux":{"$ref":"#/definitions/Flux"}},"required":["repository"],"additionalProperties":false},"Repository":{"type":"object","properties":{"url":{"$ref":"#/definitions/RepositoryURL"},"branch":{"$ref":"#/definitions/Branch"},"path":{"$ref":"#/definitions/RepositoryPath"}},"required":["url"],"additionalProperties":false},"RepositoryURL":{"type":"string","pattern":"^(https://[^\\s/@{}$\"'\\\\<>^`|]+|ssh://([A-Za-z0-9_-]+@)?[^\\s/@:{}$\"'\\\\<>^`|]+(:[0-9]+)?)(/[^\\s@?#{}$\"'\\\\<>^`|]+)$"},"Branch":{"type":"string","pattern":"^(?!.*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$"},"RepositoryPath":{"type":"string","pattern":"^[A-Za-z0-9_][-A-Za-z0-9_.]*(/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$"},"Revision":{"type":"string","pattern":"^(?!.*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$"},"ArgoCD":{"type":"object","properties":{"namespace":{"$ref":"#/definitions/DNSLabel"},"cluster":{"$ref":"#/definitions/ArgoCDCluster"},"project":{"$ref":"#/definitions/DNSName"},"applicationSet":{"$ref":"#/definitions/DNSName"},"syncsEndpoints":{"type":"boolean"},"automated":{"type":"boolean"},"annotations":{"$ref":"#/definitions/ApplicationAnnotations"},"syncWindows":{"type":"array","items":{"$ref":"#/definitions/SyncWindow"}}},"additionalProperties":false},"ArgoCDCluster":{"type":"string","pattern":"^(https://[^\\s@{}]+|[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)$"},"ApplicationAnnotations":{"type":"object","additionalProperties":{"$ref":"#/definitions/AnnotationValue"}},"AnnotationValue":{"type":"string","pattern":"^[^{}\\n]*$"},"SyncWindow":{"type":"object","properties":{"kind":{"type":"string","enum":["allow","deny"]},"schedule":{"$ref":"#/definitions/Cron"},"duration":{"$ref":"#/definitions/GoDuration"},"timeZone":{"$ref":"#/definitions/TimeZone"},"manualSync":{"type":"boolean"}},"required":["kind","schedule","duration"],"additionalProperties":false},"Cron":{"type":"string","pattern":"^[-0-9A-Za-z*,/]+( [-0-9A-Za-z*,/]+){4}$"},"TimeZone":{"type":"string","pattern":"^[A-Za-z][-A-Za-z0-9_+/]*$"},"Flux":{"type":"object","properties":{"namespace":{"$ref":"#/definitions/DNSLabel"},"source":{"$ref":"#/definitions/DNSName"},"secret":{"$ref":"#/definitions/DNSName"},"interval":{"$ref":"#/definitions/GoDuration"},"serviceAccount":{"$ref":"#/definitions/DNSName"},"dependsOn":{"type":"array","items":{"$ref":"#/definitions/FluxDependency"}},"decryptionSecret":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false},"FluxDependency":{"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"},"namespace":{"$ref":"#/definitions/DNSLabel"}},"required":["name"],"additionalProperties":false},"Patch":{"type":"object","properties":{"target":{"$ref":"#/definitions/PatchTarget"},"patch":{"type":"array","items":{"$ref":"#/definitions/PatchOperation"},"minItems":1}},"required":["target","patch"],"additionalProperties":false},"PatchTarget":{"type":"object","properties":{"kind":{"$ref":"#/definitions/NamePattern"},"name":{"$ref":"#/definitions/NamePattern"}},"required":["kind"],"additionalProperties":false},"NamePattern":{"type":"string","pattern":"^([A-Za-z0-9-]|\\.\\*)+(\\|([A-Za-z0-9-]|\\.\\*)+)*$","maxLength":253},"PatchOperation":{"anyOf":[{"type":"object","properties":{"op":{"type":"string","enum":["add","replace","test"]},"path":{"$ref":"#/definitions/JSONPointer"},"value":{}},"required":["op","path","value"],"additionalProperties":false},{"type":"object","properties":{"op":{"type":"string","const":"remove"},"path":{"$ref":"#/definitions/JSONPointer"}},"required":["op","path"],"additionalProperties":false},{"type":"object","properties":{"op":{"type":"string","enum":["move","copy"]},"from":{"$ref":"#/definitions/JSONPointer"},"path":{"$ref":"#/definitions/JSONPointer"}},"required":["op","from","path"],"additionalProperties":false}]},"JSONPointer":{"type":"string","pattern":"^(\\/([^~]|~[01])*)$"},"Exporter":{"type":"string","pattern":"^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$"},"Exporters":{"type":"object","properties":{"ceph":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"smartctl":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"zfs":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"ipmi":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"nut":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"apcupsd":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"custom":{"type":"array","items":{"$ref":"#/definitions/CustomExporter"}}},"additionalProperties":false}}};
const func2 = Object.prototype.hasOwnProperty;
const schema7 = {"type":"string","pattern":"^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"};
const pattern0 = new RegExp("^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern0.test(data)){
validate22.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"}}];
return false;
}
}
else {
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate22.errors = vErrors;
return errors === 0;
}

const schema8 = {"type":"string","pattern":"^([a-z][-a-z0-9]*)?$"};
const pattern1 = new RegExp("^([a-z][-a-z0-9]*)?$", "u");

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern1.test(data)){
validate24.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([a-z][-a-z0-9]*)?$"}}];
return false;
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate24.errors = vErrors;
return errors === 0;
}

const schema9 = {"type":"object","additionalProperties":{"$ref":"#/definitions/LabelValue"}};
const schema10 = {"type":"string","pattern":"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$"};
const pattern2 = new RegExp("^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern2.test(data)){
validate27.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$"}}];
return false;
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate27.errors = vErrors;
return errors === 0;
}


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs2 = errors;
if(!(validate27(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
if(!valid0){
break;
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate26.errors = vErrors;
return errors === 0;
}

const schema11 = {"type":"string","enum":["kubernetes","openshift"]};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
validate30.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data === "kubernetes") || (data === "openshift"))){
validate30.errors = [{instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema11.enum}}];
return false;
}
validate30.errors = vErrors;
return errors === 0;
}

const schema12 = {"type":"object","properties":{"name":{"$ref":"#/definitions/DNSLabel"},"address":{"$ref":"#/definitions/IPAddress"},"exporters":{"type":"array","items":{"$ref":"#/definitions/Exporter"},"minItems":1},"serverName":{"$ref":"#/definitions/DNSName"}},"required":["name","address"],"additionalProperties":false};
const schema13 = {"type":"string"};

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
validate34.errors = vErrors;
return errors === 0;
}

const schema14 = {"type":"string","pattern":"^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$"};
const pattern3 = new RegExp("^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$", "u");

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern3.test(data)){
validate36.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$"}}];
return false;
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate36.errors = vErrors;
return errors === 0;
}

const schema15 = {"type":"string","pattern":"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$","maxLength":253};
const pattern4 = new RegExp("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", "u");

function validate38(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(data.length > 253){
validate38.errors = [{instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 253}}];
return false;
}
else {
if(!pattern4.test(data)){
validate38.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"}}];
return false;
}
}
}
else {
validate38.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate38.errors = vErrors;
return errors === 0;
}


function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.address === undefined) && (missing0 = "address"))){
validate32.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "name") || (key0 === "address")) || (key0 === "exporters")) || (key0 === "serverName"))){
validate32.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(!(validate22(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs3 = errors;
if(!(validate34(data.address, {instancePath:instancePath+"/address",parentData:data,parentDataProperty:"address",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exporters !== undefined){
let data2 = data.exporters;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
if(data2.length < 1){
validate32.errors = [{instancePath:instancePath+"/exporters",schemaPath:"#/properties/exporters/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(validate36(data2[i0], {instancePath:instancePath+"/exporters/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate32.errors = [{instancePath:instancePath+"/exporters",schemaPath:"#/properties/exporters/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serverName !== undefined){
const _errs7 = errors;
if(!(validate38(data.serverName, {instancePath:instancePath+"/serverName",parentData:data,parentDataProperty:"serverName",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate32.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate32.errors = vErrors;
return errors === 0;
}

const schema16 = {"type":"string","enum":["endpoints","endpointslices","static"]};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
validate41.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data === "endpoints") || (data === "endpointslices")) || (data === "static"))){
validate41.errors = [{instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema16.enum}}];
return false;
}
validate41.errors = vErrors;
return errors === 0;
}

const schema17 = {"type":"object","properties":{"credentials":{"$ref":"#/definitions/Credentials"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/Tls"}]},"certificateSecret":{"$ref":"#/definitions/DNSName"},"single":{"type":"boolean"},"image":{"$ref":"#/definitions/Image"},"imagePullPolicy":{"type":"string","enum":["Always","IfNotPresent","Never"]},"imagePullSecrets":{"type":"array","items":{"$ref":"#/definitions/LocalObjectReference"}},"resources":{"$ref":"#/definitions/Resources"},"nodeSelector":{"$ref":"#/definitions/Labels"},"tolerations":{"type":"array","items":{"$ref":"#/definitions/Toleration"}},"affinity":{"$ref":"#/definitions/Affinity"},"priorityClassName":{"$ref":"#/definitions/DNSName"},"podAnnotations":{"$ref":"#/definitions/Annotations"},"listenAddress":{"type":"string","enum":["::","0.0.0.0"]},"collectors":{"$ref":"#/definitions/Collectors"},"interval":{"$ref":"#/definitions/Duration"},"nodeInterval":{"anyOf":[{"$ref":"#/definitions/Duration"},{"type":"boolean","const":false}]},"scrapeTimeout":{"$ref":"#/definitions/Duration"}},"required":["tls"],"additionalProperties":false};
const schema18 = {"anyOf":[{"$ref":"#/definitions/CredentialsSecret"},{"$ref":"#/definitions/CredentialsConfigSecret"},{"$ref":"#/definitions/CredentialsExternalSecret"},{"$ref":"#/definitions/CredentialsSealedSecret"},{"$ref":"#/definitions/CredentialsSOPS"}]};
const schema19 = {"type":"object","properties":{"secret":{"$ref":"#/definitions/DNSName"}},"required":["secret"],"additionalProperties":false};

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.secret === undefined) && (missing0 = "secret")){
validate45.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "secret")){
validate45.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.secret !== undefined){
if(!(validate38(data.secret, {instancePath:instancePath+"/secret",parentData:data,parentDataProperty:"secret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate45.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate45.errors = vErrors;
return errors === 0;
}

const schema20 = {"type":"object","properties":{"configSecret":{"$ref":"#/definitions/DNSName"}},"required":["configSecret"],"additionalProperties":false};

function validate48(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.configSecret === undefined) && (missing0 = "configSecret")){
validate48.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "configSecret")){
validate48.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.configSecret !== undefined){
if(!(validate38(data.configSecret, {instancePath:instancePath+"/configSecret",parentData:data,parentDataProperty:"configSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate48.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate48.errors = vErrors;
return errors === 0;
}

const schema21 = {"type":"object","properties":{"externalSecret":{"$ref":"#/definitions/ExternalSecretSource"}},"required":["externalSecret"],"additionalProperties":false};
const schema22 = {"type":"object","properties":{"store":{"$ref":"#/definitions/SecretStoreReference"},"key":{"$ref":"#/definitions/Line"},"properties":{"$ref":"#/definitions/TokenProperties"},"template":{"$ref":"#/definitions/Text"},"refreshInterval":{"$ref":"#/definitions/GoDuration"}},"required":["store","key"],"additionalProperties":false};
const schema23 = {"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"},"kind":{"type":"string","enum":["SecretStore","ClusterSecretStore"]}},"required":["name"],"additionalProperties":false};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate53.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "kind"))){
validate53.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(!(validate38(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.kind !== undefined){
let data1 = data.kind;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate53.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data1 === "SecretStore") || (data1 === "ClusterSecretStore"))){
validate53.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema23.properties.kind.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate53.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate53.errors = vErrors;
return errors === 0;
}

const schema24 = {"type":"string","pattern":"^(?=.*\\S)[^\\n\\t]+$"};
const pattern5 = new RegExp("^(?=.*\\S)[^\\n\\t]+$", "u");

function validate56(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern5.test(data)){
validate56.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?=.*\\S)[^\\n\\t]+$"}}];
return false;
}
}
else {
validate56.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate56.errors = vErrors;
return errors === 0;
}

const schema25 = {"type":"object","properties":{"user":{"$ref":"#/definitions/Line"},"tokenName":{"$ref":"#/definitions/Line"},"tokenValue":{"$ref":"#/definitions/Line"}},"required":["user","tokenName","tokenValue"],"additionalProperties":false};

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.user === undefined) && (missing0 = "user")) || ((data.tokenName === undefined) && (missing0 = "tokenName"))) || ((data.tokenValue === undefined) && (missing0 = "tokenValue"))){
validate58.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "user") || (key0 === "tokenName")) || (key0 === "tokenValue"))){
validate58.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.user !== undefined){
const _errs2 = errors;
if(!(validate56(data.user, {instancePath:instancePath+"/user",parentData:data,parentDataProperty:"user",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokenName !== undefined){
const _errs3 = errors;
if(!(validate56(data.tokenName, {instancePath:instancePath+"/tokenName",parentData:data,parentDataProperty:"tokenName",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tokenValue !== undefined){
const _errs4 = errors;
if(!(validate56(data.tokenValue, {instancePath:instancePath+"/tokenValue",parentData:data,parentDataProperty:"tokenValue",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate58.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate58.errors = vErrors;
return errors === 0;
}

const schema26 = {"type":"string","pattern":"\\S"};
const pattern6 = new RegExp("\\S", "u");

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern6.test(data)){
validate63.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "\\S"}}];
return false;
}
}
else {
validate63.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate63.errors = vErrors;
return errors === 0;
}

const schema27 = {"type":"string","pattern":"^(?=.*[1-9])([0-9]+h)?([0-9]+m)?([0-9]+s)?$"};
const pattern7 = new RegExp("^(?=.*[1-9])([0-9]+h)?([0-9]+m)?([0-9]+s)?$", "u");

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern7.test(data)){
validate65.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?=.*[1-9])([0-9]+h)?([0-9]+m)?([0-9]+s)?$"}}];
return false;
}
}
else {
validate65.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate65.errors = vErrors;
return errors === 0;
}


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.store === undefined) && (missing0 = "store")) || ((data.key === undefined) && (missing0 = "key"))){
validate52.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "store") || (key0 === "key")) || (key0 === "properties")) || (key0 === "template")) || (key0 === "refreshInterval"))){
validate52.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.store !== undefined){
const _errs2 = errors;
if(!(validate53(data.store, {instancePath:instancePath+"/store",parentData:data,parentDataProperty:"store",rootData}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.key !== undefined){
const _errs3 = errors;
if(!(validate56(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.properties !== undefined){
const _errs4 = errors;
if(!(validate58(data.properties, {instancePath:instancePath+"/properties",parentData:data,parentDataProperty:"properties",rootData}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.template !== undefined){
const _errs5 = errors;
if(!(validate63(data.template, {instancePath:instancePath+"/template",parentData:data,parentDataProperty:"template",rootData}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.refreshInterval !== undefined){
const _errs6 = errors;
if(!(validate65(data.refreshInterval, {instancePath:instancePath+"/refreshInterval",parentData:data,parentDataProperty:"refreshInterval",rootData}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate52.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate52.errors = vErrors;
return errors === 0;
}


function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.externalSecret === undefined) && (missing0 = "externalSecret")){
validate51.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "externalSecret")){
validate51.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.externalSecret !== undefined){
if(!(validate52(data.externalSecret, {instancePath:instancePath+"/externalSecret",parentData:data,parentDataProperty:"externalSecret",rootData}))){
vErrors = vErrors === null ? validate52.errors : vErrors.concat(validate52.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate51.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate51.errors = vErrors;
return errors === 0;
}

const schema28 = {"type":"object","properties":{"sealedSecret":{"$ref":"#/definitions/SealedSecretSource"}},"required":["sealedSecret"],"additionalProperties":false};
const schema29 = {"type":"object","properties":{"encryptedData":{"$ref":"#/definitions/SealedData"}},"required":["encryptedData"],"additionalProperties":false};
const schema30 = {"type":"object","properties":{"PVE_USER":{"$ref":"#/definitions/Sealed"},"PVE_TOKEN_NAME":{"$ref":"#/definitions/Sealed"},"PVE_TOKEN_VALUE":{"$ref":"#/definitions/Sealed"},"PVE_PASSWORD":{"$ref":"#/definitions/Sealed"},"pve.yml":{"$ref":"#/definitions/Sealed"}},"additionalProperties":false};
const schema31 = {"type":"string","pattern":"^[A-Za-z0-9+/]{100,}={0,2}$"};
const pattern8 = new RegExp("^[A-Za-z0-9+/]{100,}={0,2}$", "u");

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern8.test(data)){
validate72.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9+/]{100,}={0,2}$"}}];
return false;
}
}
else {
validate72.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate72.errors = vErrors;
return errors === 0;
}


function validate71(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "PVE_USER") || (key0 === "PVE_TOKEN_NAME")) || (key0 === "PVE_TOKEN_VALUE")) || (key0 === "PVE_PASSWORD")) || (key0 === "pve.yml"))){
validate71.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.PVE_USER !== undefined){
const _errs2 = errors;
if(!(validate72(data.PVE_USER, {instancePath:instancePath+"/PVE_USER",parentData:data,parentDataProperty:"PVE_USER",rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PVE_TOKEN_NAME !== undefined){
const _errs3 = errors;
if(!(validate72(data.PVE_TOKEN_NAME, {instancePath:instancePath+"/PVE_TOKEN_NAME",parentData:data,parentDataProperty:"PVE_TOKEN_NAME",rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PVE_TOKEN_VALUE !== undefined){
const _errs4 = errors;
if(!(validate72(data.PVE_TOKEN_VALUE, {instancePath:instancePath+"/PVE_TOKEN_VALUE",parentData:data,parentDataProperty:"PVE_TOKEN_VALUE",rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.PVE_PASSWORD !== undefined){
const _errs5 = errors;
if(!(validate72(data.PVE_PASSWORD, {instancePath:instancePath+"/PVE_PASSWORD",parentData:data,parentDataProperty:"PVE_PASSWORD",rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["pve.yml"] !== undefined){
const _errs6 = errors;
if(!(validate72(data["pve.yml"], {instancePath:instancePath+"/pve.yml",parentData:data,parentDataProperty:"pve.yml",rootData}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate71.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate71.errors = vErrors;
return errors === 0;
}


function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.encryptedData === undefined) && (missing0 = "encryptedData")){
validate70.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "encryptedData")){
validate70.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.encryptedData !== undefined){
if(!(validate71(data.encryptedData, {instancePath:instancePath+"/encryptedData",parentData:data,parentDataProperty:"encryptedData",rootData}))){
vErrors = vErrors === null ? validate71.errors : vErrors.concat(validate71.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate70.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate70.errors = vErrors;
return errors === 0;
}


function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.sealedSecret === undefined) && (missing0 = "sealedSecret")){
validate69.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "sealedSecret")){
validate69.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.sealedSecret !== undefined){
if(!(validate70(data.sealedSecret, {instancePath:instancePath+"/sealedSecret",parentData:data,parentDataProperty:"sealedSecret",rootData}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate69.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate69.errors = vErrors;
return errors === 0;
}

const schema32 = {"type":"object","properties":{"sops":{"$ref":"#/definitions/SOPSSource"}},"required":["sops"],"additionalProperties":false};
const schema33 = {"type":"object","properties":{"file":{"$ref":"#/definitions/SOPSFile"},"secret":{"$ref":"#/definitions/DNSName"},"config":{"type":"boolean"}},"required":["file"],"additionalProperties":false};
const schema34 = {"type":"string","pattern":"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\\.sops\\.yaml$"};
const pattern9 = new RegExp("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\\.sops\\.yaml$", "u");

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern9.test(data)){
validate83.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\\.sops\\.yaml$"}}];
return false;
}
}
else {
validate83.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate83.errors = vErrors;
return errors === 0;
}


function validate82(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.file === undefined) && (missing0 = "file")){
validate82.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "file") || (key0 === "secret")) || (key0 === "config"))){
validate82.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.file !== undefined){
const _errs2 = errors;
if(!(validate83(data.file, {instancePath:instancePath+"/file",parentData:data,parentDataProperty:"file",rootData}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.secret !== undefined){
const _errs3 = errors;
if(!(validate38(data.secret, {instancePath:instancePath+"/secret",parentData:data,parentDataProperty:"secret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config !== undefined){
const _errs4 = errors;
if(typeof data.config !== "boolean"){
validate82.errors = [{instancePath:instancePath+"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate82.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate82.errors = vErrors;
return errors === 0;
}


function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.sops === undefined) && (missing0 = "sops")){
validate81.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "sops")){
validate81.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.sops !== undefined){
if(!(validate82(data.sops, {instancePath:instancePath+"/sops",parentData:data,parentDataProperty:"sops",rootData}))){
vErrors = vErrors === null ? validate82.errors : vErrors.concat(validate82.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate81.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate81.errors = vErrors;
return errors === 0;
}


function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(!(validate45(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate45.errors : vErrors.concat(validate45.errors);
errors = vErrors.length;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs2 = errors;
if(!(validate48(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate48.errors : vErrors.concat(validate48.errors);
errors = vErrors.length;
}
var _valid0 = _errs2 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(!(validate51(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
errors = vErrors.length;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs4 = errors;
if(!(validate69(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs5 = errors;
if(!(validate81(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = valid0 || _valid0;
}
}
}
}
if(!valid0){
const err0 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
validate44.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate44.errors = vErrors;
return errors === 0;
}

const schema35 = {"type":"object","properties":{"caSecret":{"$ref":"#/definitions/DNSName"},"caConfigMap":{"$ref":"#/definitions/DNSName"},"serverName":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false};

function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "caSecret") || (key0 === "caConfigMap")) || (key0 === "serverName"))){
validate89.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.caSecret !== undefined){
const _errs2 = errors;
if(!(validate38(data.caSecret, {instancePath:instancePath+"/caSecret",parentData:data,parentDataProperty:"caSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.caConfigMap !== undefined){
const _errs3 = errors;
if(!(validate38(data.caConfigMap, {instancePath:instancePath+"/caConfigMap",parentData:data,parentDataProperty:"caConfigMap",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serverName !== undefined){
const _errs4 = errors;
if(!(validate38(data.serverName, {instancePath:instancePath+"/serverName",parentData:data,parentDataProperty:"serverName",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate89.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate89.errors = vErrors;
return errors === 0;
}

const schema36 = {"type":"object","properties":{"name":{"$ref":"#/definitions/ImageName"},"tag":{"$ref":"#/definitions/ImageTag"},"digest":{"$ref":"#/definitions/ImageDigest"}},"additionalProperties":false};
const schema37 = {"type":"string","pattern":"^((localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:)|\\[[0-9A-Fa-f:]+\\])(:[0-9]{1,5})?\\/)?[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*$","maxLength":255};
const pattern10 = new RegExp("^((localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:)|\\[[0-9A-Fa-f:]+\\])(:[0-9]{1,5})?\\/)?[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*$", "u");

function validate96(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(data.length > 255){
validate96.errors = [{instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 255}}];
return false;
}
else {
if(!pattern10.test(data)){
validate96.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^((localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:)|\\[[0-9A-Fa-f:]+\\])(:[0-9]{1,5})?\\/)?[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*$"}}];
return false;
}
}
}
else {
validate96.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate96.errors = vErrors;
return errors === 0;
}

const schema38 = {"type":"string","pattern":"^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$"};
const pattern11 = new RegExp("^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$", "u");

function validate98(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern11.test(data)){
validate98.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][-A-Za-z0-9_.]{0,127}$"}}];
return false;
}
}
else {
validate98.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate98.errors = vErrors;
return errors === 0;
}

const schema39 = {"type":"string","pattern":"^sha256:[0-9a-f]{64}$"};
const pattern12 = new RegExp("^sha256:[0-9a-f]{64}$", "u");

function validate100(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern12.test(data)){
validate100.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"}}];
return false;
}
}
else {
validate100.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate100.errors = vErrors;
return errors === 0;
}


function validate95(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "name") || (key0 === "tag")) || (key0 === "digest"))){
validate95.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(!(validate96(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate96.errors : vErrors.concat(validate96.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tag !== undefined){
const _errs3 = errors;
if(!(validate98(data.tag, {instancePath:instancePath+"/tag",parentData:data,parentDataProperty:"tag",rootData}))){
vErrors = vErrors === null ? validate98.errors : vErrors.concat(validate98.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.digest !== undefined){
const _errs4 = errors;
if(!(validate100(data.digest, {instancePath:instancePath+"/digest",parentData:data,parentDataProperty:"digest",rootData}))){
vErrors = vErrors === null ? validate100.errors : vErrors.concat(validate100.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate95.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate95.errors = vErrors;
return errors === 0;
}

const schema40 = {"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"}},"required":["name"],"additionalProperties":false};

function validate103(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate103.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "name")){
validate103.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
if(!(validate38(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate103.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate103.errors = vErrors;
return errors === 0;
}

const schema41 = {"type":"object","properties":{"requests":{"$ref":"#/definitions/ResourceList"},"limits":{"$ref":"#/definitions/ResourceList"}},"additionalProperties":false};
const schema42 = {"type":"object","properties":{"cpu":{"$ref":"#/definitions/Quantity"},"memory":{"$ref":"#/definitions/Quantity"},"ephemeral-storage":{"$ref":"#/definitions/Quantity"}},"additionalProperties":false};
const schema43 = {"type":"string","pattern":"^\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]{1,3})?$"};
const pattern13 = new RegExp("^\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]{1,3})?$", "u");

function validate108(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern13.test(data)){
validate108.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^\\+?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]{1,3})?$"}}];
return false;
}
}
else {
validate108.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate108.errors = vErrors;
return errors === 0;
}


function validate107(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "cpu") || (key0 === "memory")) || (key0 === "ephemeral-storage"))){
validate107.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.cpu !== undefined){
const _errs2 = errors;
if(!(validate108(data.cpu, {instancePath:instancePath+"/cpu",parentData:data,parentDataProperty:"cpu",rootData}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.memory !== undefined){
const _errs3 = errors;
if(!(validate108(data.memory, {instancePath:instancePath+"/memory",parentData:data,parentDataProperty:"memory",rootData}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["ephemeral-storage"] !== undefined){
const _errs4 = errors;
if(!(validate108(data["ephemeral-storage"], {instancePath:instancePath+"/ephemeral-storage",parentData:data,parentDataProperty:"ephemeral-storage",rootData}))){
vErrors = vErrors === null ? validate108.errors : vErrors.concat(validate108.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate107.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate107.errors = vErrors;
return errors === 0;
}


function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "requests") || (key0 === "limits"))){
validate106.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.requests !== undefined){
const _errs2 = errors;
if(!(validate107(data.requests, {instancePath:instancePath+"/requests",parentData:data,parentDataProperty:"requests",rootData}))){
vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.limits !== undefined){
const _errs3 = errors;
if(!(validate107(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData}))){
vErrors = vErrors === null ? validate107.errors : vErrors.concat(validate107.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate106.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate106.errors = vErrors;
return errors === 0;
}

const schema44 = {"type":"object","properties":{"key":{"$ref":"#/definitions/TolerationKey"},"operator":{"type":"string","enum":["Exists","Equal"]},"value":{"$ref":"#/definitions/LabelValue"},"effect":{"type":"string","enum":["NoSchedule","PreferNoSchedule","NoExecute"]},"tolerationSeconds":{"type":"integer"}},"additionalProperties":false};
const schema45 = {"type":"string","pattern":"^(([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$","maxLength":317};
const pattern14 = new RegExp("^(([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$", "u");

function validate117(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(data.length > 317){
validate117.errors = [{instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 317}}];
return false;
}
else {
if(!pattern14.test(data)){
validate117.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$"}}];
return false;
}
}
}
else {
validate117.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate117.errors = vErrors;
return errors === 0;
}


function validate116(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "key") || (key0 === "operator")) || (key0 === "value")) || (key0 === "effect")) || (key0 === "tolerationSeconds"))){
validate116.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.key !== undefined){
const _errs2 = errors;
if(!(validate117(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate117.errors : vErrors.concat(validate117.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operator !== undefined){
let data1 = data.operator;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate116.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data1 === "Exists") || (data1 === "Equal"))){
validate116.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/enum",keyword:"enum",params:{allowedValues: schema44.properties.operator.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.value !== undefined){
const _errs5 = errors;
if(!(validate27(data.value, {instancePath:instancePath+"/value",parentData:data,parentDataProperty:"value",rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.effect !== undefined){
let data3 = data.effect;
const _errs6 = errors;
if(typeof data3 !== "string"){
validate116.errors = [{instancePath:instancePath+"/effect",schemaPath:"#/properties/effect/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data3 === "NoSchedule") || (data3 === "PreferNoSchedule")) || (data3 === "NoExecute"))){
validate116.errors = [{instancePath:instancePath+"/effect",schemaPath:"#/properties/effect/enum",keyword:"enum",params:{allowedValues: schema44.properties.effect.enum}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tolerationSeconds !== undefined){
let data4 = data.tolerationSeconds;
const _errs8 = errors;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
validate116.errors = [{instancePath:instancePath+"/tolerationSeconds",schemaPath:"#/properties/tolerationSeconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate116.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate116.errors = vErrors;
return errors === 0;
}

const schema46 = {"type":"object","properties":{"nodeAffinity":{"$ref":"#/definitions/NodeAffinity"},"podAffinity":{"$ref":"#/definitions/PodAffinity"},"podAntiAffinity":{"$ref":"#/definitions/PodAffinity"}},"additionalProperties":false};
const schema47 = {"type":"object","properties":{"requiredDuringSchedulingIgnoredDuringExecution":{"$ref":"#/definitions/NodeSelector"},"preferredDuringSchedulingIgnoredDuringExecution":{"type":"array","items":{"$ref":"#/definitions/PreferredSchedulingTerm"}}},"additionalProperties":false};
const schema48 = {"type":"object","properties":{"nodeSelectorTerms":{"type":"array","items":{"$ref":"#/definitions/NodeSelectorTerm"},"minItems":1}},"required":["nodeSelectorTerms"],"additionalProperties":false};
const schema49 = {"type":"object","properties":{"matchExpressions":{"type":"array","items":{"$ref":"#/definitions/NodeSelectorRequirement"}},"matchFields":{"type":"array","items":{"$ref":"#/definitions/NodeSelectorRequirement"}}},"additionalProperties":false};
const schema50 = {"type":"object","properties":{"key":{"$ref":"#/definitions/LabelKey"},"operator":{"type":"string","enum":["In","NotIn","Exists","DoesNotExist","Gt","Lt"]},"values":{"type":"array","items":{"$ref":"#/definitions/LabelValue"}}},"required":["key","operator"],"additionalProperties":false};
const schema51 = {"type":"string","pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$","maxLength":317};
const pattern15 = new RegExp("^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u");

function validate126(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(data.length > 317){
validate126.errors = [{instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 317}}];
return false;
}
else {
if(!pattern15.test(data)){
validate126.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"}}];
return false;
}
}
}
else {
validate126.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate126.errors = vErrors;
return errors === 0;
}


function validate125(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.key === undefined) && (missing0 = "key")) || ((data.operator === undefined) && (missing0 = "operator"))){
validate125.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "key") || (key0 === "operator")) || (key0 === "values"))){
validate125.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.key !== undefined){
const _errs2 = errors;
if(!(validate126(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operator !== undefined){
let data1 = data.operator;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate125.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((((data1 === "In") || (data1 === "NotIn")) || (data1 === "Exists")) || (data1 === "DoesNotExist")) || (data1 === "Gt")) || (data1 === "Lt"))){
validate125.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/enum",keyword:"enum",params:{allowedValues: schema50.properties.operator.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.values !== undefined){
let data2 = data.values;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate27(data2[i0], {instancePath:instancePath+"/values/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate125.errors = [{instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate125.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate125.errors = vErrors;
return errors === 0;
}


function validate124(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "matchExpressions") || (key0 === "matchFields"))){
validate124.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.matchExpressions !== undefined){
let data0 = data.matchExpressions;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate125(data0[i0], {instancePath:instancePath+"/matchExpressions/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate124.errors = [{instancePath:instancePath+"/matchExpressions",schemaPath:"#/properties/matchExpressions/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.matchFields !== undefined){
let data2 = data.matchFields;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(!(validate125(data2[i1], {instancePath:instancePath+"/matchFields/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate125.errors : vErrors.concat(validate125.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate124.errors = [{instancePath:instancePath+"/matchFields",schemaPath:"#/properties/matchFields/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate124.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate124.errors = vErrors;
return errors === 0;
}


function validate123(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.nodeSelectorTerms === undefined) && (missing0 = "nodeSelectorTerms")){
validate123.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "nodeSelectorTerms")){
validate123.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.nodeSelectorTerms !== undefined){
let data0 = data.nodeSelectorTerms;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length < 1){
validate123.errors = [{instancePath:instancePath+"/nodeSelectorTerms",schemaPath:"#/properties/nodeSelectorTerms/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate124(data0[i0], {instancePath:instancePath+"/nodeSelectorTerms/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate123.errors = [{instancePath:instancePath+"/nodeSelectorTerms",schemaPath:"#/properties/nodeSelectorTerms/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
}
}
}
}
else {
validate123.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate123.errors = vErrors;
return errors === 0;
}

const schema52 = {"type":"object","properties":{"weight":{"$ref":"#/definitions/Weight"},"preference":{"$ref":"#/definitions/NodeSelectorTerm"}},"required":["weight","preference"],"additionalProperties":false};
const schema53 = {"type":"integer","minimum":1,"maximum":100};

function validate134(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
validate134.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === 0){
if((typeof data == "number") && (isFinite(data))){
if(data > 100 || isNaN(data)){
validate134.errors = [{instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}}];
return false;
}
else {
if(data < 1 || isNaN(data)){
validate134.errors = [{instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
validate134.errors = vErrors;
return errors === 0;
}


function validate133(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.weight === undefined) && (missing0 = "weight")) || ((data.preference === undefined) && (missing0 = "preference"))){
validate133.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "weight") || (key0 === "preference"))){
validate133.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.weight !== undefined){
const _errs2 = errors;
if(!(validate134(data.weight, {instancePath:instancePath+"/weight",parentData:data,parentDataProperty:"weight",rootData}))){
vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preference !== undefined){
const _errs3 = errors;
if(!(validate124(data.preference, {instancePath:instancePath+"/preference",parentData:data,parentDataProperty:"preference",rootData}))){
vErrors = vErrors === null ? validate124.errors : vErrors.concat(validate124.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate133.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate133.errors = vErrors;
return errors === 0;
}


function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "requiredDuringSchedulingIgnoredDuringExecution") || (key0 === "preferredDuringSchedulingIgnoredDuringExecution"))){
validate122.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.requiredDuringSchedulingIgnoredDuringExecution !== undefined){
const _errs2 = errors;
if(!(validate123(data.requiredDuringSchedulingIgnoredDuringExecution, {instancePath:instancePath+"/requiredDuringSchedulingIgnoredDuringExecution",parentData:data,parentDataProperty:"requiredDuringSchedulingIgnoredDuringExecution",rootData}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preferredDuringSchedulingIgnoredDuringExecution !== undefined){
let data1 = data.preferredDuringSchedulingIgnoredDuringExecution;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate133(data1[i0], {instancePath:instancePath+"/preferredDuringSchedulingIgnoredDuringExecution/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate133.errors : vErrors.concat(validate133.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate122.errors = [{instancePath:instancePath+"/preferredDuringSchedulingIgnoredDuringExecution",schemaPath:"#/properties/preferredDuringSchedulingIgnoredDuringExecution/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate122.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate122.errors = vErrors;
return errors === 0;
}

const schema54 = {"type":"object","properties":{"requiredDuringSchedulingIgnoredDuringExecution":{"type":"array","items":{"$ref":"#/definitions/PodAffinityTerm"}},"preferredDuringSchedulingIgnoredDuringExecution":{"type":"array","items":{"$ref":"#/definitions/WeightedPodAffinityTerm"}}},"additionalProperties":false};
const schema55 = {"type":"object","properties":{"topologyKey":{"$ref":"#/definitions/LabelKey"},"labelSelector":{"$ref":"#/definitions/LabelSelector"},"namespaces":{"type":"array","items":{"$ref":"#/definitions/DNSLabel"}},"namespaceSelector":{"$ref":"#/definitions/LabelSelector"}},"required":["topologyKey"],"additionalProperties":false};
const schema56 = {"type":"object","properties":{"matchLabels":{"$ref":"#/definitions/Labels"},"matchExpressions":{"type":"array","items":{"$ref":"#/definitions/LabelSelectorRequirement"}}},"additionalProperties":false};
const schema57 = {"type":"object","properties":{"key":{"$ref":"#/definitions/LabelKey"},"operator":{"type":"string","enum":["In","NotIn","Exists","DoesNotExist"]},"values":{"type":"array","items":{"$ref":"#/definitions/LabelValue"}}},"required":["key","operator"],"additionalProperties":false};

function validate144(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.key === undefined) && (missing0 = "key")) || ((data.operator === undefined) && (missing0 = "operator"))){
validate144.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "key") || (key0 === "operator")) || (key0 === "values"))){
validate144.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.key !== undefined){
const _errs2 = errors;
if(!(validate126(data.key, {instancePath:instancePath+"/key",parentData:data,parentDataProperty:"key",rootData}))){
vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.operator !== undefined){
let data1 = data.operator;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate144.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((((data1 === "In") || (data1 === "NotIn")) || (data1 === "Exists")) || (data1 === "DoesNotExist"))){
validate144.errors = [{instancePath:instancePath+"/operator",schemaPath:"#/properties/operator/enum",keyword:"enum",params:{allowedValues: schema57.properties.operator.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.values !== undefined){
let data2 = data.values;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs7 = errors;
if(!(validate27(data2[i0], {instancePath:instancePath+"/values/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid1 = _errs7 === errors;
if(!valid1){
break;
}
}
}
else {
validate144.errors = [{instancePath:instancePath+"/values",schemaPath:"#/properties/values/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate144.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate144.errors = vErrors;
return errors === 0;
}


function validate142(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "matchLabels") || (key0 === "matchExpressions"))){
validate142.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.matchLabels !== undefined){
const _errs2 = errors;
if(!(validate26(data.matchLabels, {instancePath:instancePath+"/matchLabels",parentData:data,parentDataProperty:"matchLabels",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.matchExpressions !== undefined){
let data1 = data.matchExpressions;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate144(data1[i0], {instancePath:instancePath+"/matchExpressions/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate144.errors : vErrors.concat(validate144.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate142.errors = [{instancePath:instancePath+"/matchExpressions",schemaPath:"#/properties/matchExpressions/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate142.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate142.errors = vErrors;
return errors === 0;
}


function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.topologyKey === undefined) && (missing0 = "topologyKey")){
validate140.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "topologyKey") || (key0 === "labelSelector")) || (key0 === "namespaces")) || (key0 === "namespaceSelector"))){
validate140.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.topologyKey !== undefined){
const _errs2 = errors;
if(!(validate126(data.topologyKey, {instancePath:instancePath+"/topologyKey",parentData:data,parentDataProperty:"topologyKey",rootData}))){
vErrors = vErrors === null ? validate126.errors : vErrors.concat(validate126.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labelSelector !== undefined){
const _errs3 = errors;
if(!(validate142(data.labelSelector, {instancePath:instancePath+"/labelSelector",parentData:data,parentDataProperty:"labelSelector",rootData}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namespaces !== undefined){
let data2 = data.namespaces;
const _errs4 = errors;
if(errors === _errs4){
if(Array.isArray(data2)){
var valid1 = true;
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
const _errs6 = errors;
if(!(validate22(data2[i0], {instancePath:instancePath+"/namespaces/" + i0,parentData:data2,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
if(!valid1){
break;
}
}
}
else {
validate140.errors = [{instancePath:instancePath+"/namespaces",schemaPath:"#/properties/namespaces/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namespaceSelector !== undefined){
const _errs7 = errors;
if(!(validate142(data.namespaceSelector, {instancePath:instancePath+"/namespaceSelector",parentData:data,parentDataProperty:"namespaceSelector",rootData}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate140.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate140.errors = vErrors;
return errors === 0;
}

const schema58 = {"type":"object","properties":{"weight":{"$ref":"#/definitions/Weight"},"podAffinityTerm":{"$ref":"#/definitions/PodAffinityTerm"}},"required":["weight","podAffinityTerm"],"additionalProperties":false};

function validate152(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.weight === undefined) && (missing0 = "weight")) || ((data.podAffinityTerm === undefined) && (missing0 = "podAffinityTerm"))){
validate152.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "weight") || (key0 === "podAffinityTerm"))){
validate152.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.weight !== undefined){
const _errs2 = errors;
if(!(validate134(data.weight, {instancePath:instancePath+"/weight",parentData:data,parentDataProperty:"weight",rootData}))){
vErrors = vErrors === null ? validate134.errors : vErrors.concat(validate134.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.podAffinityTerm !== undefined){
const _errs3 = errors;
if(!(validate140(data.podAffinityTerm, {instancePath:instancePath+"/podAffinityTerm",parentData:data,parentDataProperty:"podAffinityTerm",rootData}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate152.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate152.errors = vErrors;
return errors === 0;
}


function validate139(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "requiredDuringSchedulingIgnoredDuringExecution") || (key0 === "preferredDuringSchedulingIgnoredDuringExecution"))){
validate139.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.requiredDuringSchedulingIgnoredDuringExecution !== undefined){
let data0 = data.requiredDuringSchedulingIgnoredDuringExecution;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate140(data0[i0], {instancePath:instancePath+"/requiredDuringSchedulingIgnoredDuringExecution/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate139.errors = [{instancePath:instancePath+"/requiredDuringSchedulingIgnoredDuringExecution",schemaPath:"#/properties/requiredDuringSchedulingIgnoredDuringExecution/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preferredDuringSchedulingIgnoredDuringExecution !== undefined){
let data2 = data.preferredDuringSchedulingIgnoredDuringExecution;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(!(validate152(data2[i1], {instancePath:instancePath+"/preferredDuringSchedulingIgnoredDuringExecution/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate152.errors : vErrors.concat(validate152.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate139.errors = [{instancePath:instancePath+"/preferredDuringSchedulingIgnoredDuringExecution",schemaPath:"#/properties/preferredDuringSchedulingIgnoredDuringExecution/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate139.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate139.errors = vErrors;
return errors === 0;
}


function validate121(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "nodeAffinity") || (key0 === "podAffinity")) || (key0 === "podAntiAffinity"))){
validate121.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.nodeAffinity !== undefined){
const _errs2 = errors;
if(!(validate122(data.nodeAffinity, {instancePath:instancePath+"/nodeAffinity",parentData:data,parentDataProperty:"nodeAffinity",rootData}))){
vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.podAffinity !== undefined){
const _errs3 = errors;
if(!(validate139(data.podAffinity, {instancePath:instancePath+"/podAffinity",parentData:data,parentDataProperty:"podAffinity",rootData}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.podAntiAffinity !== undefined){
const _errs4 = errors;
if(!(validate139(data.podAntiAffinity, {instancePath:instancePath+"/podAntiAffinity",parentData:data,parentDataProperty:"podAntiAffinity",rootData}))){
vErrors = vErrors === null ? validate139.errors : vErrors.concat(validate139.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate121.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate121.errors = vErrors;
return errors === 0;
}

const schema59 = {"type":"object","additionalProperties":{"type":"string"}};

function validate160(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs2 = errors;
if(typeof data[key0] !== "string"){
validate160.errors = [{instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs2 === errors;
if(!valid0){
break;
}
}
}
else {
validate160.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate160.errors = vErrors;
return errors === 0;
}

const schema60 = {"type":"object","properties":{"status":{"type":"boolean"},"version":{"type":"boolean"},"node":{"type":"boolean"},"cluster":{"type":"boolean"},"resources":{"type":"boolean"},"backup-info":{"type":"boolean"},"qdevice":{"type":"boolean"},"config":{"type":"boolean"},"replication":{"type":"boolean"},"subscription":{"type":"boolean"}},"additionalProperties":false};

function validate162(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema60.properties, key0))){
validate162.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.status !== undefined){
const _errs2 = errors;
if(typeof data.status !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.version !== undefined){
const _errs4 = errors;
if(typeof data.version !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.node !== undefined){
const _errs6 = errors;
if(typeof data.node !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/node",schemaPath:"#/properties/node/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cluster !== undefined){
const _errs8 = errors;
if(typeof data.cluster !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/cluster",schemaPath:"#/properties/cluster/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
const _errs10 = errors;
if(typeof data.resources !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/resources",schemaPath:"#/properties/resources/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data["backup-info"] !== undefined){
const _errs12 = errors;
if(typeof data["backup-info"] !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/backup-info",schemaPath:"#/properties/backup-info/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.qdevice !== undefined){
const _errs14 = errors;
if(typeof data.qdevice !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/qdevice",schemaPath:"#/properties/qdevice/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.config !== undefined){
const _errs16 = errors;
if(typeof data.config !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/config",schemaPath:"#/properties/config/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.replication !== undefined){
const _errs18 = errors;
if(typeof data.replication !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/replication",schemaPath:"#/properties/replication/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subscription !== undefined){
const _errs20 = errors;
if(typeof data.subscription !== "boolean"){
validate162.errors = [{instancePath:instancePath+"/subscription",schemaPath:"#/properties/subscription/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate162.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate162.errors = vErrors;
return errors === 0;
}

const schema61 = {"type":"string","pattern":"^(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"};
const pattern16 = new RegExp("^(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$", "u");

function validate164(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern16.test(data)){
validate164.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$"}}];
return false;
}
}
else {
validate164.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate164.errors = vErrors;
return errors === 0;
}


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.tls === undefined) && (missing0 = "tls")){
validate43.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema17.properties, key0))){
validate43.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.credentials !== undefined){
const _errs2 = errors;
if(!(validate44(data.credentials, {instancePath:instancePath+"/credentials",parentData:data,parentDataProperty:"credentials",rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tls !== undefined){
let data1 = data.tls;
const _errs3 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(typeof data1 !== "string"){
const err0 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("insecure" !== data1){
const err1 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/const",keyword:"const",params:{allowedValue: "insecure"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs7 = errors;
if(!(validate89(data1, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.certificateSecret !== undefined){
const _errs8 = errors;
if(!(validate38(data.certificateSecret, {instancePath:instancePath+"/certificateSecret",parentData:data,parentDataProperty:"certificateSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.single !== undefined){
const _errs9 = errors;
if(typeof data.single !== "boolean"){
validate43.errors = [{instancePath:instancePath+"/single",schemaPath:"#/properties/single/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.image !== undefined){
const _errs11 = errors;
if(!(validate95(data.image, {instancePath:instancePath+"/image",parentData:data,parentDataProperty:"image",rootData}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.imagePullPolicy !== undefined){
let data5 = data.imagePullPolicy;
const _errs12 = errors;
if(typeof data5 !== "string"){
validate43.errors = [{instancePath:instancePath+"/imagePullPolicy",schemaPath:"#/properties/imagePullPolicy/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data5 === "Always") || (data5 === "IfNotPresent")) || (data5 === "Never"))){
validate43.errors = [{instancePath:instancePath+"/imagePullPolicy",schemaPath:"#/properties/imagePullPolicy/enum",keyword:"enum",params:{allowedValues: schema17.properties.imagePullPolicy.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.imagePullSecrets !== undefined){
let data6 = data.imagePullSecrets;
const _errs14 = errors;
if(errors === _errs14){
if(Array.isArray(data6)){
var valid2 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs16 = errors;
if(!(validate103(data6[i0], {instancePath:instancePath+"/imagePullSecrets/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate103.errors : vErrors.concat(validate103.errors);
errors = vErrors.length;
}
var valid2 = _errs16 === errors;
if(!valid2){
break;
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/imagePullSecrets",schemaPath:"#/properties/imagePullSecrets/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
const _errs17 = errors;
if(!(validate106(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodeSelector !== undefined){
const _errs18 = errors;
if(!(validate26(data.nodeSelector, {instancePath:instancePath+"/nodeSelector",parentData:data,parentDataProperty:"nodeSelector",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tolerations !== undefined){
let data10 = data.tolerations;
const _errs19 = errors;
if(errors === _errs19){
if(Array.isArray(data10)){
var valid3 = true;
const len1 = data10.length;
for(let i1=0; i1<len1; i1++){
const _errs21 = errors;
if(!(validate116(data10[i1], {instancePath:instancePath+"/tolerations/" + i1,parentData:data10,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate116.errors : vErrors.concat(validate116.errors);
errors = vErrors.length;
}
var valid3 = _errs21 === errors;
if(!valid3){
break;
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/tolerations",schemaPath:"#/properties/tolerations/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs19 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.affinity !== undefined){
const _errs22 = errors;
if(!(validate121(data.affinity, {instancePath:instancePath+"/affinity",parentData:data,parentDataProperty:"affinity",rootData}))){
vErrors = vErrors === null ? validate121.errors : vErrors.concat(validate121.errors);
errors = vErrors.length;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.priorityClassName !== undefined){
const _errs23 = errors;
if(!(validate38(data.priorityClassName, {instancePath:instancePath+"/priorityClassName",parentData:data,parentDataProperty:"priorityClassName",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs23 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.podAnnotations !== undefined){
const _errs24 = errors;
if(!(validate160(data.podAnnotations, {instancePath:instancePath+"/podAnnotations",parentData:data,parentDataProperty:"podAnnotations",rootData}))){
vErrors = vErrors === null ? validate160.errors : vErrors.concat(validate160.errors);
errors = vErrors.length;
}
var valid0 = _errs24 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.listenAddress !== undefined){
let data15 = data.listenAddress;
const _errs25 = errors;
if(typeof data15 !== "string"){
validate43.errors = [{instancePath:instancePath+"/listenAddress",schemaPath:"#/properties/listenAddress/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data15 === "::") || (data15 === "0.0.0.0"))){
validate43.errors = [{instancePath:instancePath+"/listenAddress",schemaPath:"#/properties/listenAddress/enum",keyword:"enum",params:{allowedValues: schema17.properties.listenAddress.enum}}];
return false;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.collectors !== undefined){
const _errs27 = errors;
if(!(validate162(data.collectors, {instancePath:instancePath+"/collectors",parentData:data,parentDataProperty:"collectors",rootData}))){
vErrors = vErrors === null ? validate162.errors : vErrors.concat(validate162.errors);
errors = vErrors.length;
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interval !== undefined){
const _errs28 = errors;
if(!(validate164(data.interval, {instancePath:instancePath+"/interval",parentData:data,parentDataProperty:"interval",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodeInterval !== undefined){
let data18 = data.nodeInterval;
const _errs29 = errors;
const _errs30 = errors;
let valid4 = false;
const _errs31 = errors;
if(!(validate164(data18, {instancePath:instancePath+"/nodeInterval",parentData:data,parentDataProperty:"nodeInterval",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var _valid1 = _errs31 === errors;
valid4 = valid4 || _valid1;
if(!valid4){
const _errs32 = errors;
if(typeof data18 !== "boolean"){
const err3 = {instancePath:instancePath+"/nodeInterval",schemaPath:"#/properties/nodeInterval/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(false !== data18){
const err4 = {instancePath:instancePath+"/nodeInterval",schemaPath:"#/properties/nodeInterval/anyOf/1/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid1 = _errs32 === errors;
valid4 = valid4 || _valid1;
}
if(!valid4){
const err5 = {instancePath:instancePath+"/nodeInterval",schemaPath:"#/properties/nodeInterval/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate43.errors = vErrors;
return false;
}
else {
errors = _errs30;
if(vErrors !== null){
if(_errs30){
vErrors.length = _errs30;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs29 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scrapeTimeout !== undefined){
const _errs34 = errors;
if(!(validate164(data.scrapeTimeout, {instancePath:instancePath+"/scrapeTimeout",parentData:data,parentDataProperty:"scrapeTimeout",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate43.errors = vErrors;
return errors === 0;
}

const schema62 = {"type":"object","properties":{"port":{"$ref":"#/definitions/Port"},"scheme":{"type":"string","enum":["http","https"]},"interval":{"$ref":"#/definitions/Duration"},"scrapeTimeout":{"$ref":"#/definitions/Duration"},"job":{"$ref":"#/definitions/JobName"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/NodeExporterTls"}]},"basicAuthSecret":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false};
const schema63 = {"type":"integer","minimum":1,"maximum":65535};

function validate170(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
validate170.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === 0){
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
validate170.errors = [{instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}}];
return false;
}
else {
if(data < 1 || isNaN(data)){
validate170.errors = [{instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
validate170.errors = vErrors;
return errors === 0;
}

const schema64 = {"type":"string","pattern":"^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"};
const pattern17 = new RegExp("^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$", "u");

function validate174(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern17.test(data)){
validate174.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"}}];
return false;
}
}
else {
validate174.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate174.errors = vErrors;
return errors === 0;
}

const schema65 = {"type":"object","properties":{"caSecret":{"$ref":"#/definitions/DNSName"},"caConfigMap":{"$ref":"#/definitions/DNSName"},"serverName":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false};

function validate176(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "caSecret") || (key0 === "caConfigMap")) || (key0 === "serverName"))){
validate176.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.caSecret !== undefined){
const _errs2 = errors;
if(!(validate38(data.caSecret, {instancePath:instancePath+"/caSecret",parentData:data,parentDataProperty:"caSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.caConfigMap !== undefined){
const _errs3 = errors;
if(!(validate38(data.caConfigMap, {instancePath:instancePath+"/caConfigMap",parentData:data,parentDataProperty:"caConfigMap",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serverName !== undefined){
const _errs4 = errors;
if(!(validate38(data.serverName, {instancePath:instancePath+"/serverName",parentData:data,parentDataProperty:"serverName",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate176.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate176.errors = vErrors;
return errors === 0;
}


function validate169(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "port") || (key0 === "scheme")) || (key0 === "interval")) || (key0 === "scrapeTimeout")) || (key0 === "job")) || (key0 === "tls")) || (key0 === "basicAuthSecret"))){
validate169.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.port !== undefined){
const _errs2 = errors;
if(!(validate170(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scheme !== undefined){
let data1 = data.scheme;
const _errs3 = errors;
if(typeof data1 !== "string"){
validate169.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data1 === "http") || (data1 === "https"))){
validate169.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/enum",keyword:"enum",params:{allowedValues: schema62.properties.scheme.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interval !== undefined){
const _errs5 = errors;
if(!(validate164(data.interval, {instancePath:instancePath+"/interval",parentData:data,parentDataProperty:"interval",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scrapeTimeout !== undefined){
const _errs6 = errors;
if(!(validate164(data.scrapeTimeout, {instancePath:instancePath+"/scrapeTimeout",parentData:data,parentDataProperty:"scrapeTimeout",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined){
const _errs7 = errors;
if(!(validate174(data.job, {instancePath:instancePath+"/job",parentData:data,parentDataProperty:"job",rootData}))){
vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tls !== undefined){
let data5 = data.tls;
const _errs8 = errors;
const _errs9 = errors;
let valid1 = false;
const _errs10 = errors;
if(typeof data5 !== "string"){
const err0 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("insecure" !== data5){
const err1 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/const",keyword:"const",params:{allowedValue: "insecure"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs12 = errors;
if(!(validate176(data5, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors);
errors = vErrors.length;
}
var _valid0 = _errs12 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate169.errors = vErrors;
return false;
}
else {
errors = _errs9;
if(vErrors !== null){
if(_errs9){
vErrors.length = _errs9;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basicAuthSecret !== undefined){
const _errs13 = errors;
if(!(validate38(data.basicAuthSecret, {instancePath:instancePath+"/basicAuthSecret",parentData:data,parentDataProperty:"basicAuthSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs13 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate169.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate169.errors = vErrors;
return errors === 0;
}

const schema66 = {"type":"object","properties":{"ceph":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"smartctl":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"zfs":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"ipmi":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"nut":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"apcupsd":{"anyOf":[{"$ref":"#/definitions/ExporterSettings"},{"type":"boolean"}]},"custom":{"type":"array","items":{"$ref":"#/definitions/CustomExporter"}}},"additionalProperties":false};
const schema67 = {"type":"object","properties":{"port":{"$ref":"#/definitions/Port"},"path":{"$ref":"#/definitions/MetricsPath"},"scheme":{"type":"string","enum":["http","https"]},"interval":{"$ref":"#/definitions/Duration"},"scrapeTimeout":{"$ref":"#/definitions/Duration"},"job":{"$ref":"#/definitions/JobName"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/NodeExporterTls"}]},"basicAuthSecret":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false};
const schema68 = {"type":"string","pattern":"^/[-A-Za-z0-9._~/]*$"};
const pattern18 = new RegExp("^/[-A-Za-z0-9._~/]*$", "u");

function validate186(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern18.test(data)){
validate186.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^/[-A-Za-z0-9._~/]*$"}}];
return false;
}
}
else {
validate186.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate186.errors = vErrors;
return errors === 0;
}


function validate184(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "port") || (key0 === "path")) || (key0 === "scheme")) || (key0 === "interval")) || (key0 === "scrapeTimeout")) || (key0 === "job")) || (key0 === "tls")) || (key0 === "basicAuthSecret"))){
validate184.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.port !== undefined){
const _errs2 = errors;
if(!(validate170(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
const _errs3 = errors;
if(!(validate186(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scheme !== undefined){
let data2 = data.scheme;
const _errs4 = errors;
if(typeof data2 !== "string"){
validate184.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data2 === "http") || (data2 === "https"))){
validate184.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/enum",keyword:"enum",params:{allowedValues: schema67.properties.scheme.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interval !== undefined){
const _errs6 = errors;
if(!(validate164(data.interval, {instancePath:instancePath+"/interval",parentData:data,parentDataProperty:"interval",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scrapeTimeout !== undefined){
const _errs7 = errors;
if(!(validate164(data.scrapeTimeout, {instancePath:instancePath+"/scrapeTimeout",parentData:data,parentDataProperty:"scrapeTimeout",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined){
const _errs8 = errors;
if(!(validate174(data.job, {instancePath:instancePath+"/job",parentData:data,parentDataProperty:"job",rootData}))){
vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tls !== undefined){
let data6 = data.tls;
const _errs9 = errors;
const _errs10 = errors;
let valid1 = false;
const _errs11 = errors;
if(typeof data6 !== "string"){
const err0 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("insecure" !== data6){
const err1 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/const",keyword:"const",params:{allowedValue: "insecure"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs13 = errors;
if(!(validate176(data6, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors);
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate184.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basicAuthSecret !== undefined){
const _errs14 = errors;
if(!(validate38(data.basicAuthSecret, {instancePath:instancePath+"/basicAuthSecret",parentData:data,parentDataProperty:"basicAuthSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate184.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate184.errors = vErrors;
return errors === 0;
}

const schema69 = {"type":"object","properties":{"port":{"$ref":"#/definitions/Port"},"path":{"$ref":"#/definitions/MetricsPath"},"scheme":{"type":"string","enum":["http","https"]},"interval":{"$ref":"#/definitions/Duration"},"scrapeTimeout":{"$ref":"#/definitions/Duration"},"job":{"$ref":"#/definitions/JobName"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/NodeExporterTls"}]},"basicAuthSecret":{"$ref":"#/definitions/DNSName"},"name":{"$ref":"#/definitions/ExporterName"}},"required":["name","port"],"additionalProperties":false};
const schema70 = {"type":"string","pattern":"^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$"};

function validate207(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern3.test(data)){
validate207.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z]([-a-z0-9]{0,21}[a-z0-9])?$"}}];
return false;
}
}
else {
validate207.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate207.errors = vErrors;
return errors === 0;
}


function validate199(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.port === undefined) && (missing0 = "port"))){
validate199.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema69.properties, key0))){
validate199.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.port !== undefined){
const _errs2 = errors;
if(!(validate170(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
const _errs3 = errors;
if(!(validate186(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate186.errors : vErrors.concat(validate186.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scheme !== undefined){
let data2 = data.scheme;
const _errs4 = errors;
if(typeof data2 !== "string"){
validate199.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data2 === "http") || (data2 === "https"))){
validate199.errors = [{instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/enum",keyword:"enum",params:{allowedValues: schema69.properties.scheme.enum}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interval !== undefined){
const _errs6 = errors;
if(!(validate164(data.interval, {instancePath:instancePath+"/interval",parentData:data,parentDataProperty:"interval",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.scrapeTimeout !== undefined){
const _errs7 = errors;
if(!(validate164(data.scrapeTimeout, {instancePath:instancePath+"/scrapeTimeout",parentData:data,parentDataProperty:"scrapeTimeout",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.job !== undefined){
const _errs8 = errors;
if(!(validate174(data.job, {instancePath:instancePath+"/job",parentData:data,parentDataProperty:"job",rootData}))){
vErrors = vErrors === null ? validate174.errors : vErrors.concat(validate174.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tls !== undefined){
let data6 = data.tls;
const _errs9 = errors;
const _errs10 = errors;
let valid1 = false;
const _errs11 = errors;
if(typeof data6 !== "string"){
const err0 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("insecure" !== data6){
const err1 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/const",keyword:"const",params:{allowedValue: "insecure"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs11 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs13 = errors;
if(!(validate176(data6, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate176.errors : vErrors.concat(validate176.errors);
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate199.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.basicAuthSecret !== undefined){
const _errs14 = errors;
if(!(validate38(data.basicAuthSecret, {instancePath:instancePath+"/basicAuthSecret",parentData:data,parentDataProperty:"basicAuthSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs15 = errors;
if(!(validate207(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate207.errors : vErrors.concat(validate207.errors);
errors = vErrors.length;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate199.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate199.errors = vErrors;
return errors === 0;
}


function validate183(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "ceph") || (key0 === "smartctl")) || (key0 === "zfs")) || (key0 === "ipmi")) || (key0 === "nut")) || (key0 === "apcupsd")) || (key0 === "custom"))){
validate183.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.ceph !== undefined){
let data0 = data.ceph;
const _errs2 = errors;
const _errs3 = errors;
let valid1 = false;
const _errs4 = errors;
if(!(validate184(data0, {instancePath:instancePath+"/ceph",parentData:data,parentDataProperty:"ceph",rootData}))){
vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors);
errors = vErrors.length;
}
var _valid0 = _errs4 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs5 = errors;
if(typeof data0 !== "boolean"){
const err0 = {instancePath:instancePath+"/ceph",schemaPath:"#/properties/ceph/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err1 = {instancePath:instancePath+"/ceph",schemaPath:"#/properties/ceph/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate183.errors = vErrors;
return false;
}
else {
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.smartctl !== undefined){
let data1 = data.smartctl;
const _errs7 = errors;
const _errs8 = errors;
let valid2 = false;
const _errs9 = errors;
if(!(validate184(data1, {instancePath:instancePath+"/smartctl",parentData:data,parentDataProperty:"smartctl",rootData}))){
vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors);
errors = vErrors.length;
}
var _valid1 = _errs9 === errors;
valid2 = valid2 || _valid1;
if(!valid2){
const _errs10 = errors;
if(typeof data1 !== "boolean"){
const err2 = {instancePath:instancePath+"/smartctl",schemaPath:"#/properties/smartctl/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = valid2 || _valid1;
}
if(!valid2){
const err3 = {instancePath:instancePath+"/smartctl",schemaPath:"#/properties/smartctl/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
validate183.errors = vErrors;
return false;
}
else {
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.zfs !== undefined){
let data2 = data.zfs;
const _errs12 = errors;
const _errs13 = errors;
let valid3 = false;
const _errs14 = errors;
if(!(validate184(data2, {instancePath:instancePath+"/zfs",parentData:data,parentDataProperty:"zfs",rootData}))){
vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors);
errors = vErrors.length;
}
var _valid2 = _errs14 === errors;
valid3 = valid3 || _valid2;
if(!valid3){
const _errs15 = errors;
if(typeof data2 !== "boolean"){
const err4 = {instancePath:instancePath+"/zfs",schemaPath:"#/properties/zfs/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid2 = _errs15 === errors;
valid3 = valid3 || _valid2;
}
if(!valid3){
const err5 = {instancePath:instancePath+"/zfs",schemaPath:"#/properties/zfs/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
validate183.errors = vErrors;
return false;
}
else {
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ipmi !== undefined){
let data3 = data.ipmi;
const _errs17 = errors;
const _errs18 = errors;
let valid4 = false;
const _errs19 = errors;
if(!(validate184(data3, {instancePath:instancePath+"/ipmi",parentData:data,parentDataProperty:"ipmi",rootData}))){
vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors);
errors = vErrors.length;
}
var _valid3 = _errs19 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs20 = errors;
if(typeof data3 !== "boolean"){
const err6 = {instancePath:instancePath+"/ipmi",schemaPath:"#/properties/ipmi/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid3 = _errs20 === errors;
valid4 = valid4 || _valid3;
}
if(!valid4){
const err7 = {instancePath:instancePath+"/ipmi",schemaPath:"#/properties/ipmi/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate183.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nut !== undefined){
let data4 = data.nut;
const _errs22 = errors;
const _errs23 = errors;
let valid5 = false;
const _errs24 = errors;
if(!(validate184(data4, {instancePath:instancePath+"/nut",parentData:data,parentDataProperty:"nut",rootData}))){
vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors);
errors = vErrors.length;
}
var _valid4 = _errs24 === errors;
valid5 = valid5 || _valid4;
if(!valid5){
const _errs25 = errors;
if(typeof data4 !== "boolean"){
const err8 = {instancePath:instancePath+"/nut",schemaPath:"#/properties/nut/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid4 = _errs25 === errors;
valid5 = valid5 || _valid4;
}
if(!valid5){
const err9 = {instancePath:instancePath+"/nut",schemaPath:"#/properties/nut/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
validate183.errors = vErrors;
return false;
}
else {
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.apcupsd !== undefined){
let data5 = data.apcupsd;
const _errs27 = errors;
const _errs28 = errors;
let valid6 = false;
const _errs29 = errors;
if(!(validate184(data5, {instancePath:instancePath+"/apcupsd",parentData:data,parentDataProperty:"apcupsd",rootData}))){
vErrors = vErrors === null ? validate184.errors : vErrors.concat(validate184.errors);
errors = vErrors.length;
}
var _valid5 = _errs29 === errors;
valid6 = valid6 || _valid5;
if(!valid6){
const _errs30 = errors;
if(typeof data5 !== "boolean"){
const err10 = {instancePath:instancePath+"/apcupsd",schemaPath:"#/properties/apcupsd/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid5 = _errs30 === errors;
valid6 = valid6 || _valid5;
}
if(!valid6){
const err11 = {instancePath:instancePath+"/apcupsd",schemaPath:"#/properties/apcupsd/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
validate183.errors = vErrors;
return false;
}
else {
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs27 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.custom !== undefined){
let data6 = data.custom;
const _errs32 = errors;
if(errors === _errs32){
if(Array.isArray(data6)){
var valid7 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs34 = errors;
if(!(validate199(data6[i0], {instancePath:instancePath+"/custom/" + i0,parentData:data6,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate199.errors : vErrors.concat(validate199.errors);
errors = vErrors.length;
}
var valid7 = _errs34 === errors;
if(!valid7){
break;
}
}
}
else {
validate183.errors = [{instancePath:instancePath+"/custom",schemaPath:"#/properties/custom/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs32 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate183.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate183.errors = vErrors;
return errors === 0;
}

const schema71 = {"type":"object","properties":{"interval":{"$ref":"#/definitions/Duration"},"credentialsSecret":{"$ref":"#/definitions/DNSName"},"image":{"$ref":"#/definitions/Image"},"resources":{"$ref":"#/definitions/Resources"}},"additionalProperties":false};

function validate211(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "interval") || (key0 === "credentialsSecret")) || (key0 === "image")) || (key0 === "resources"))){
validate211.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.interval !== undefined){
const _errs2 = errors;
if(!(validate164(data.interval, {instancePath:instancePath+"/interval",parentData:data,parentDataProperty:"interval",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credentialsSecret !== undefined){
const _errs3 = errors;
if(!(validate38(data.credentialsSecret, {instancePath:instancePath+"/credentialsSecret",parentData:data,parentDataProperty:"credentialsSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.image !== undefined){
const _errs4 = errors;
if(!(validate95(data.image, {instancePath:instancePath+"/image",parentData:data,parentDataProperty:"image",rootData}))){
vErrors = vErrors === null ? validate95.errors : vErrors.concat(validate95.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.resources !== undefined){
const _errs5 = errors;
if(!(validate106(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate211.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate211.errors = vErrors;
return errors === 0;
}

const schema72 = {"type":"object","properties":{"name":{"$ref":"#/definitions/DNSLabel"},"address":{"$ref":"#/definitions/IPAddress"},"port":{"$ref":"#/definitions/Port"},"tls":{"anyOf":[{"type":"string","const":"insecure"},{"$ref":"#/definitions/BackupServerTls"}]},"credentialsSecret":{"$ref":"#/definitions/DNSName"},"datastores":{"type":"array","items":{"$ref":"#/definitions/Datastore"},"minItems":1}},"required":["name","address","tls","datastores"],"additionalProperties":false};
const schema73 = {"type":"object","properties":{"caSecret":{"$ref":"#/definitions/DNSName"},"caConfigMap":{"$ref":"#/definitions/DNSName"},"serverName":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false};

function validate221(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "caSecret") || (key0 === "caConfigMap")) || (key0 === "serverName"))){
validate221.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.caSecret !== undefined){
const _errs2 = errors;
if(!(validate38(data.caSecret, {instancePath:instancePath+"/caSecret",parentData:data,parentDataProperty:"caSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.caConfigMap !== undefined){
const _errs3 = errors;
if(!(validate38(data.caConfigMap, {instancePath:instancePath+"/caConfigMap",parentData:data,parentDataProperty:"caConfigMap",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serverName !== undefined){
const _errs4 = errors;
if(!(validate38(data.serverName, {instancePath:instancePath+"/serverName",parentData:data,parentDataProperty:"serverName",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate221.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate221.errors = vErrors;
return errors === 0;
}

const schema74 = {"type":"object","properties":{"name":{"$ref":"#/definitions/DatastoreName"},"namespaces":{"type":"array","items":{"$ref":"#/definitions/BackupNamespace"},"minItems":1}},"required":["name"],"additionalProperties":false};
const schema75 = {"type":"string","pattern":"^[A-Za-z0-9_][A-Za-z0-9._-]*$"};
const pattern20 = new RegExp("^[A-Za-z0-9_][A-Za-z0-9._-]*$", "u");

function validate228(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern20.test(data)){
validate228.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][A-Za-z0-9._-]*$"}}];
return false;
}
}
else {
validate228.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate228.errors = vErrors;
return errors === 0;
}

const schema76 = {"type":"string","pattern":"^([A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*)?$"};
const pattern21 = new RegExp("^([A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*)?$", "u");

function validate230(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern21.test(data)){
validate230.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*)?$"}}];
return false;
}
}
else {
validate230.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate230.errors = vErrors;
return errors === 0;
}


function validate227(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate227.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "namespaces"))){
validate227.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(!(validate228(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate228.errors : vErrors.concat(validate228.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namespaces !== undefined){
let data1 = data.namespaces;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
if(data1.length < 1){
validate227.errors = [{instancePath:instancePath+"/namespaces",schemaPath:"#/properties/namespaces/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate230(data1[i0], {instancePath:instancePath+"/namespaces/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate230.errors : vErrors.concat(validate230.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate227.errors = [{instancePath:instancePath+"/namespaces",schemaPath:"#/properties/namespaces/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate227.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate227.errors = vErrors;
return errors === 0;
}


function validate217(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((((data.name === undefined) && (missing0 = "name")) || ((data.address === undefined) && (missing0 = "address"))) || ((data.tls === undefined) && (missing0 = "tls"))) || ((data.datastores === undefined) && (missing0 = "datastores"))){
validate217.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "address")) || (key0 === "port")) || (key0 === "tls")) || (key0 === "credentialsSecret")) || (key0 === "datastores"))){
validate217.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(!(validate22(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.address !== undefined){
const _errs3 = errors;
if(!(validate34(data.address, {instancePath:instancePath+"/address",parentData:data,parentDataProperty:"address",rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.port !== undefined){
const _errs4 = errors;
if(!(validate170(data.port, {instancePath:instancePath+"/port",parentData:data,parentDataProperty:"port",rootData}))){
vErrors = vErrors === null ? validate170.errors : vErrors.concat(validate170.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tls !== undefined){
let data3 = data.tls;
const _errs5 = errors;
const _errs6 = errors;
let valid1 = false;
const _errs7 = errors;
if(typeof data3 !== "string"){
const err0 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if("insecure" !== data3){
const err1 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf/0/const",keyword:"const",params:{allowedValue: "insecure"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs7 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs9 = errors;
if(!(validate221(data3, {instancePath:instancePath+"/tls",parentData:data,parentDataProperty:"tls",rootData}))){
vErrors = vErrors === null ? validate221.errors : vErrors.concat(validate221.errors);
errors = vErrors.length;
}
var _valid0 = _errs9 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err2 = {instancePath:instancePath+"/tls",schemaPath:"#/properties/tls/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate217.errors = vErrors;
return false;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.credentialsSecret !== undefined){
const _errs10 = errors;
if(!(validate38(data.credentialsSecret, {instancePath:instancePath+"/credentialsSecret",parentData:data,parentDataProperty:"credentialsSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.datastores !== undefined){
let data5 = data.datastores;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data5)){
if(data5.length < 1){
validate217.errors = [{instancePath:instancePath+"/datastores",schemaPath:"#/properties/datastores/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid2 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(!(validate227(data5[i0], {instancePath:instancePath+"/datastores/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate227.errors : vErrors.concat(validate227.errors);
errors = vErrors.length;
}
var valid2 = _errs13 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate217.errors = [{instancePath:instancePath+"/datastores",schemaPath:"#/properties/datastores/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate217.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate217.errors = vErrors;
return errors === 0;
}

const schema77 = {"type":"object","properties":{"monitorLabels":{"$ref":"#/definitions/Labels"},"ruleLabels":{"$ref":"#/definitions/Labels"},"serviceAccount":{"$ref":"#/definitions/ServiceAccountReference"},"sharded":{"type":"boolean"}},"additionalProperties":false};
const schema78 = {"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"},"namespace":{"$ref":"#/definitions/DNSLabel"}},"required":["name","namespace"],"additionalProperties":false};

function validate237(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.name === undefined) && (missing0 = "name")) || ((data.namespace === undefined) && (missing0 = "namespace"))){
validate237.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "namespace"))){
validate237.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(!(validate38(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namespace !== undefined){
const _errs3 = errors;
if(!(validate22(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate237.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate237.errors = vErrors;
return errors === 0;
}


function validate234(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "monitorLabels") || (key0 === "ruleLabels")) || (key0 === "serviceAccount")) || (key0 === "sharded"))){
validate234.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.monitorLabels !== undefined){
const _errs2 = errors;
if(!(validate26(data.monitorLabels, {instancePath:instancePath+"/monitorLabels",parentData:data,parentDataProperty:"monitorLabels",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ruleLabels !== undefined){
const _errs3 = errors;
if(!(validate26(data.ruleLabels, {instancePath:instancePath+"/ruleLabels",parentData:data,parentDataProperty:"ruleLabels",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceAccount !== undefined){
const _errs4 = errors;
if(!(validate237(data.serviceAccount, {instancePath:instancePath+"/serviceAccount",parentData:data,parentDataProperty:"serviceAccount",rootData}))){
vErrors = vErrors === null ? validate237.errors : vErrors.concat(validate237.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sharded !== undefined){
const _errs5 = errors;
if(typeof data.sharded !== "boolean"){
validate234.errors = [{instancePath:instancePath+"/sharded",schemaPath:"#/properties/sharded/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate234.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate234.errors = vErrors;
return errors === 0;
}

const schema79 = {"type":"object","properties":{"interval":{"$ref":"#/definitions/Duration"},"labels":{"$ref":"#/definitions/AlertLabels"},"runbooks":{"$ref":"#/definitions/WebAddress"},"except":{"$ref":"#/definitions/AlertExceptions"},"rules":{"type":"object","additionalProperties":{"anyOf":[{"$ref":"#/definitions/AlertRule"},{"type":"boolean","const":false}]}}},"additionalProperties":false};
const schema80 = {"type":"object","additionalProperties":{"$ref":"#/definitions/LabelValue"}};

function validate244(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs2 = errors;
if(!(validate27(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
if(!valid0){
break;
}
}
}
else {
validate244.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate244.errors = vErrors;
return errors === 0;
}

const schema81 = {"type":"string","pattern":"^https?://[^\\s@{}$\"]*[^\\s@{}$\"/]$"};
const pattern22 = new RegExp("^https?://[^\\s@{}$\"]*[^\\s@{}$\"/]$", "u");

function validate247(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern22.test(data)){
validate247.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^https?://[^\\s@{}$\"]*[^\\s@{}$\"/]$"}}];
return false;
}
}
else {
validate247.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate247.errors = vErrors;
return errors === 0;
}

const schema82 = {"type":"object","properties":{"tags":{"type":"array","items":{"$ref":"#/definitions/GuestTag"}},"guests":{"type":"array","items":{"$ref":"#/definitions/NameOrPattern"}},"ids":{"type":"array","items":{"$ref":"#/definitions/GuestId"}},"storages":{"type":"array","items":{"$ref":"#/definitions/NameOrPattern"}}},"additionalProperties":false};
const schema83 = {"type":"string","pattern":"^[a-z0-9_][-a-z0-9_+.]*$"};
const pattern23 = new RegExp("^[a-z0-9_][-a-z0-9_+.]*$", "u");

function validate250(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern23.test(data)){
validate250.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9_][-a-z0-9_+.]*$"}}];
return false;
}
}
else {
validate250.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate250.errors = vErrors;
return errors === 0;
}

const schema84 = {"type":"string","pattern":"^[-A-Za-z0-9_.*]+$"};
const pattern24 = new RegExp("^[-A-Za-z0-9_.*]+$", "u");

function validate252(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern24.test(data)){
validate252.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[-A-Za-z0-9_.*]+$"}}];
return false;
}
}
else {
validate252.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate252.errors = vErrors;
return errors === 0;
}

const schema85 = {"type":"integer","minimum":100,"maximum":999999999};

function validate254(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
validate254.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if(errors === 0){
if((typeof data == "number") && (isFinite(data))){
if(data > 999999999 || isNaN(data)){
validate254.errors = [{instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 999999999}}];
return false;
}
else {
if(data < 100 || isNaN(data)){
validate254.errors = [{instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100}}];
return false;
}
}
}
}
validate254.errors = vErrors;
return errors === 0;
}


function validate249(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((key0 === "tags") || (key0 === "guests")) || (key0 === "ids")) || (key0 === "storages"))){
validate249.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.tags !== undefined){
let data0 = data.tags;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate250(data0[i0], {instancePath:instancePath+"/tags/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate250.errors : vErrors.concat(validate250.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/tags",schemaPath:"#/properties/tags/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.guests !== undefined){
let data2 = data.guests;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(!(validate252(data2[i1], {instancePath:instancePath+"/guests/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate252.errors : vErrors.concat(validate252.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/guests",schemaPath:"#/properties/guests/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ids !== undefined){
let data4 = data.ids;
const _errs8 = errors;
if(errors === _errs8){
if(Array.isArray(data4)){
var valid3 = true;
const len2 = data4.length;
for(let i2=0; i2<len2; i2++){
const _errs10 = errors;
if(!(validate254(data4[i2], {instancePath:instancePath+"/ids/" + i2,parentData:data4,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate254.errors : vErrors.concat(validate254.errors);
errors = vErrors.length;
}
var valid3 = _errs10 === errors;
if(!valid3){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.storages !== undefined){
let data6 = data.storages;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data6)){
var valid4 = true;
const len3 = data6.length;
for(let i3=0; i3<len3; i3++){
const _errs13 = errors;
if(!(validate252(data6[i3], {instancePath:instancePath+"/storages/" + i3,parentData:data6,parentDataProperty:i3,rootData}))){
vErrors = vErrors === null ? validate252.errors : vErrors.concat(validate252.errors);
errors = vErrors.length;
}
var valid4 = _errs13 === errors;
if(!valid4){
break;
}
}
}
else {
validate249.errors = [{instancePath:instancePath+"/storages",schemaPath:"#/properties/storages/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate249.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate249.errors = vErrors;
return errors === 0;
}

const schema86 = {"type":"object","properties":{"threshold":{"type":"number"},"for":{"$ref":"#/definitions/HoldDuration"},"window":{"$ref":"#/definitions/Duration"},"severity":{"type":"string","enum":["critical","warning","info"]},"labels":{"$ref":"#/definitions/AlertLabels"}},"additionalProperties":false};
const schema87 = {"type":"string","pattern":"^(0s|(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$"};
const pattern25 = new RegExp("^(0s|(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$", "u");

function validate259(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern25.test(data)){
validate259.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(0s|(?=.*[1-9])([0-9]+y)?([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?)$"}}];
return false;
}
}
else {
validate259.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate259.errors = vErrors;
return errors === 0;
}


function validate258(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "threshold") || (key0 === "for")) || (key0 === "window")) || (key0 === "severity")) || (key0 === "labels"))){
validate258.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.threshold !== undefined){
let data0 = data.threshold;
const _errs2 = errors;
if(!((typeof data0 == "number") && (isFinite(data0)))){
validate258.errors = [{instancePath:instancePath+"/threshold",schemaPath:"#/properties/threshold/type",keyword:"type",params:{type: "number"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.for !== undefined){
const _errs4 = errors;
if(!(validate259(data.for, {instancePath:instancePath+"/for",parentData:data,parentDataProperty:"for",rootData}))){
vErrors = vErrors === null ? validate259.errors : vErrors.concat(validate259.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.window !== undefined){
const _errs5 = errors;
if(!(validate164(data.window, {instancePath:instancePath+"/window",parentData:data,parentDataProperty:"window",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.severity !== undefined){
let data3 = data.severity;
const _errs6 = errors;
if(typeof data3 !== "string"){
validate258.errors = [{instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!(((data3 === "critical") || (data3 === "warning")) || (data3 === "info"))){
validate258.errors = [{instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/enum",keyword:"enum",params:{allowedValues: schema86.properties.severity.enum}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
const _errs8 = errors;
if(!(validate244(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData}))){
vErrors = vErrors === null ? validate244.errors : vErrors.concat(validate244.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate258.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate258.errors = vErrors;
return errors === 0;
}


function validate242(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "interval") || (key0 === "labels")) || (key0 === "runbooks")) || (key0 === "except")) || (key0 === "rules"))){
validate242.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.interval !== undefined){
const _errs2 = errors;
if(!(validate164(data.interval, {instancePath:instancePath+"/interval",parentData:data,parentDataProperty:"interval",rootData}))){
vErrors = vErrors === null ? validate164.errors : vErrors.concat(validate164.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
const _errs3 = errors;
if(!(validate244(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData}))){
vErrors = vErrors === null ? validate244.errors : vErrors.concat(validate244.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.runbooks !== undefined){
const _errs4 = errors;
if(!(validate247(data.runbooks, {instancePath:instancePath+"/runbooks",parentData:data,parentDataProperty:"runbooks",rootData}))){
vErrors = vErrors === null ? validate247.errors : vErrors.concat(validate247.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.except !== undefined){
const _errs5 = errors;
if(!(validate249(data.except, {instancePath:instancePath+"/except",parentData:data,parentDataProperty:"except",rootData}))){
vErrors = vErrors === null ? validate249.errors : vErrors.concat(validate249.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.rules !== undefined){
let data4 = data.rules;
const _errs6 = errors;
if(errors === _errs6){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key1 in data4){
let data5 = data4[key1];
const _errs9 = errors;
const _errs10 = errors;
let valid2 = false;
const _errs11 = errors;
if(!(validate258(data5, {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data4,parentDataProperty:key1,rootData}))){
vErrors = vErrors === null ? validate258.errors : vErrors.concat(validate258.errors);
errors = vErrors.length;
}
var _valid0 = _errs11 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs12 = errors;
if(typeof data5 !== "boolean"){
const err0 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(false !== data5){
const err1 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/anyOf/1/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs12 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err2 = {instancePath:instancePath+"/rules/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate242.errors = vErrors;
return false;
}
else {
errors = _errs10;
if(vErrors !== null){
if(_errs10){
vErrors.length = _errs10;
}
else {
vErrors = null;
}
}
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate242.errors = [{instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
else {
validate242.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate242.errors = vErrors;
return errors === 0;
}

const schema88 = {"type":"object","properties":{"folder":{"$ref":"#/definitions/FolderName"},"sidecarLabels":{"$ref":"#/definitions/Labels"},"grafanaOperator":{"$ref":"#/definitions/GrafanaOperator"}},"additionalProperties":false};
const schema89 = {"type":"string","pattern":"^[^\\s./\\\\$]([^/\\\\$]*[^\\s./\\\\$])?$","maxLength":100};
const pattern26 = new RegExp("^[^\\s./\\\\$]([^/\\\\$]*[^\\s./\\\\$])?$", "u");

function validate266(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(data.length > 100){
validate266.errors = [{instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 100}}];
return false;
}
else {
if(!pattern26.test(data)){
validate266.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^\\s./\\\\$]([^/\\\\$]*[^\\s./\\\\$])?$"}}];
return false;
}
}
}
else {
validate266.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate266.errors = vErrors;
return errors === 0;
}

const schema90 = {"type":"object","properties":{"instanceLabels":{"$ref":"#/definitions/Labels"}},"required":["instanceLabels"],"additionalProperties":false};

function validate269(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.instanceLabels === undefined) && (missing0 = "instanceLabels")){
validate269.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(key0 === "instanceLabels")){
validate269.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.instanceLabels !== undefined){
if(!(validate26(data.instanceLabels, {instancePath:instancePath+"/instanceLabels",parentData:data,parentDataProperty:"instanceLabels",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
}
}
}
}
else {
validate269.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate269.errors = vErrors;
return errors === 0;
}


function validate265(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "folder") || (key0 === "sidecarLabels")) || (key0 === "grafanaOperator"))){
validate265.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.folder !== undefined){
const _errs2 = errors;
if(!(validate266(data.folder, {instancePath:instancePath+"/folder",parentData:data,parentDataProperty:"folder",rootData}))){
vErrors = vErrors === null ? validate266.errors : vErrors.concat(validate266.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sidecarLabels !== undefined){
const _errs3 = errors;
if(!(validate26(data.sidecarLabels, {instancePath:instancePath+"/sidecarLabels",parentData:data,parentDataProperty:"sidecarLabels",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.grafanaOperator !== undefined){
const _errs4 = errors;
if(!(validate269(data.grafanaOperator, {instancePath:instancePath+"/grafanaOperator",parentData:data,parentDataProperty:"grafanaOperator",rootData}))){
vErrors = vErrors === null ? validate269.errors : vErrors.concat(validate269.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate265.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate265.errors = vErrors;
return errors === 0;
}

const schema91 = {"type":"object","properties":{"from":{"type":"array","items":{"$ref":"#/definitions/NetworkPolicyPeer"},"minItems":1},"dns":{"type":"array","items":{"$ref":"#/definitions/IPAddress"}}},"additionalProperties":false};
const schema92 = {"type":"object","properties":{"podSelector":{"$ref":"#/definitions/LabelSelector"},"namespaceSelector":{"$ref":"#/definitions/LabelSelector"},"ipBlock":{"$ref":"#/definitions/IPBlock"}},"additionalProperties":false};
const schema93 = {"type":"object","properties":{"cidr":{"$ref":"#/definitions/CIDR"},"except":{"type":"array","items":{"$ref":"#/definitions/CIDR"}}},"required":["cidr"],"additionalProperties":false};
const schema94 = {"type":"string","pattern":"^[0-9A-Fa-f.:]+/[0-9]{1,3}$"};
const pattern27 = new RegExp("^[0-9A-Fa-f.:]+/[0-9]{1,3}$", "u");

function validate278(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern27.test(data)){
validate278.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Fa-f.:]+/[0-9]{1,3}$"}}];
return false;
}
}
else {
validate278.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate278.errors = vErrors;
return errors === 0;
}


function validate277(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.cidr === undefined) && (missing0 = "cidr")){
validate277.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "cidr") || (key0 === "except"))){
validate277.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.cidr !== undefined){
const _errs2 = errors;
if(!(validate278(data.cidr, {instancePath:instancePath+"/cidr",parentData:data,parentDataProperty:"cidr",rootData}))){
vErrors = vErrors === null ? validate278.errors : vErrors.concat(validate278.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.except !== undefined){
let data1 = data.except;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate278(data1[i0], {instancePath:instancePath+"/except/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate278.errors : vErrors.concat(validate278.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
else {
validate277.errors = [{instancePath:instancePath+"/except",schemaPath:"#/properties/except/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate277.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate277.errors = vErrors;
return errors === 0;
}


function validate274(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "podSelector") || (key0 === "namespaceSelector")) || (key0 === "ipBlock"))){
validate274.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.podSelector !== undefined){
const _errs2 = errors;
if(!(validate142(data.podSelector, {instancePath:instancePath+"/podSelector",parentData:data,parentDataProperty:"podSelector",rootData}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namespaceSelector !== undefined){
const _errs3 = errors;
if(!(validate142(data.namespaceSelector, {instancePath:instancePath+"/namespaceSelector",parentData:data,parentDataProperty:"namespaceSelector",rootData}))){
vErrors = vErrors === null ? validate142.errors : vErrors.concat(validate142.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ipBlock !== undefined){
const _errs4 = errors;
if(!(validate277(data.ipBlock, {instancePath:instancePath+"/ipBlock",parentData:data,parentDataProperty:"ipBlock",rootData}))){
vErrors = vErrors === null ? validate277.errors : vErrors.concat(validate277.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate274.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate274.errors = vErrors;
return errors === 0;
}


function validate273(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "from") || (key0 === "dns"))){
validate273.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.from !== undefined){
let data0 = data.from;
const _errs2 = errors;
if(errors === _errs2){
if(Array.isArray(data0)){
if(data0.length < 1){
validate273.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs4 = errors;
if(!(validate274(data0[i0], {instancePath:instancePath+"/from/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate274.errors : vErrors.concat(validate274.errors);
errors = vErrors.length;
}
var valid1 = _errs4 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate273.errors = [{instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dns !== undefined){
let data2 = data.dns;
const _errs5 = errors;
if(errors === _errs5){
if(Array.isArray(data2)){
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs7 = errors;
if(!(validate34(data2[i1], {instancePath:instancePath+"/dns/" + i1,parentData:data2,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid2 = _errs7 === errors;
if(!valid2){
break;
}
}
}
else {
validate273.errors = [{instancePath:instancePath+"/dns",schemaPath:"#/properties/dns/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
}
}
}
else {
validate273.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate273.errors = vErrors;
return errors === 0;
}

const schema95 = {"type":"object","properties":{"repository":{"$ref":"#/definitions/Repository"},"controller":{"$ref":"#/definitions/DNSLabel"},"revision":{"$ref":"#/definitions/Revision"},"argocd":{"$ref":"#/definitions/ArgoCD"},"flux":{"$ref":"#/definitions/Flux"}},"required":["repository"],"additionalProperties":false};
const schema96 = {"type":"object","properties":{"url":{"$ref":"#/definitions/RepositoryURL"},"branch":{"$ref":"#/definitions/Branch"},"path":{"$ref":"#/definitions/RepositoryPath"}},"required":["url"],"additionalProperties":false};
const schema97 = {"type":"string","pattern":"^(https://[^\\s/@{}$\"'\\\\<>^`|]+|ssh://([A-Za-z0-9_-]+@)?[^\\s/@:{}$\"'\\\\<>^`|]+(:[0-9]+)?)(/[^\\s@?#{}$\"'\\\\<>^`|]+)$"};
const pattern28 = new RegExp("^(https://[^\\s/@{}$\"'\\\\<>^`|]+|ssh://([A-Za-z0-9_-]+@)?[^\\s/@:{}$\"'\\\\<>^`|]+(:[0-9]+)?)(/[^\\s@?#{}$\"'\\\\<>^`|]+)$", "u");

function validate287(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern28.test(data)){
validate287.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(https://[^\\s/@{}$\"'\\\\<>^`|]+|ssh://([A-Za-z0-9_-]+@)?[^\\s/@:{}$\"'\\\\<>^`|]+(:[0-9]+)?)(/[^\\s@?#{}$\"'\\\\<>^`|]+)$"}}];
return false;
}
}
else {
validate287.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate287.errors = vErrors;
return errors === 0;
}

const schema98 = {"type":"string","pattern":"^(?!.*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$"};
const pattern29 = new RegExp("^(?!.*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$", "u");

function validate289(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern29.test(data)){
validate289.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?!.*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$"}}];
return false;
}
}
else {
validate289.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate289.errors = vErrors;
return errors === 0;
}

const schema99 = {"type":"string","pattern":"^[A-Za-z0-9_][-A-Za-z0-9_.]*(/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$"};
const pattern30 = new RegExp("^[A-Za-z0-9_][-A-Za-z0-9_.]*(/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$", "u");

function validate291(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern30.test(data)){
validate291.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9_][-A-Za-z0-9_.]*(/[A-Za-z0-9_][-A-Za-z0-9_.]*)*$"}}];
return false;
}
}
else {
validate291.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate291.errors = vErrors;
return errors === 0;
}


function validate286(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.url === undefined) && (missing0 = "url")){
validate286.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((key0 === "url") || (key0 === "branch")) || (key0 === "path"))){
validate286.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.url !== undefined){
const _errs2 = errors;
if(!(validate287(data.url, {instancePath:instancePath+"/url",parentData:data,parentDataProperty:"url",rootData}))){
vErrors = vErrors === null ? validate287.errors : vErrors.concat(validate287.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.branch !== undefined){
const _errs3 = errors;
if(!(validate289(data.branch, {instancePath:instancePath+"/branch",parentData:data,parentDataProperty:"branch",rootData}))){
vErrors = vErrors === null ? validate289.errors : vErrors.concat(validate289.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.path !== undefined){
const _errs4 = errors;
if(!(validate291(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate291.errors : vErrors.concat(validate291.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate286.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate286.errors = vErrors;
return errors === 0;
}

const schema100 = {"type":"string","pattern":"^(?!.*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$"};

function validate295(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern29.test(data)){
validate295.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(?!.*(\\.\\.|//|/\\.|\\./|\\.lock(/|$)))[A-Za-z0-9]([-A-Za-z0-9._/]*[A-Za-z0-9])?$"}}];
return false;
}
}
else {
validate295.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate295.errors = vErrors;
return errors === 0;
}

const schema101 = {"type":"object","properties":{"namespace":{"$ref":"#/definitions/DNSLabel"},"cluster":{"$ref":"#/definitions/ArgoCDCluster"},"project":{"$ref":"#/definitions/DNSName"},"applicationSet":{"$ref":"#/definitions/DNSName"},"syncsEndpoints":{"type":"boolean"},"automated":{"type":"boolean"},"annotations":{"$ref":"#/definitions/ApplicationAnnotations"},"syncWindows":{"type":"array","items":{"$ref":"#/definitions/SyncWindow"}}},"additionalProperties":false};
const schema102 = {"type":"string","pattern":"^(https://[^\\s@{}]+|[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)$"};
const pattern32 = new RegExp("^(https://[^\\s@{}]+|[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)$", "u");

function validate299(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern32.test(data)){
validate299.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(https://[^\\s@{}]+|[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)$"}}];
return false;
}
}
else {
validate299.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate299.errors = vErrors;
return errors === 0;
}

const schema103 = {"type":"object","additionalProperties":{"$ref":"#/definitions/AnnotationValue"}};
const schema104 = {"type":"string","pattern":"^[^{}\\n]*$"};
const pattern33 = new RegExp("^[^{}\\n]*$", "u");

function validate304(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern33.test(data)){
validate304.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^{}\\n]*$"}}];
return false;
}
}
else {
validate304.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate304.errors = vErrors;
return errors === 0;
}


function validate303(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs2 = errors;
if(!(validate304(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData}))){
vErrors = vErrors === null ? validate304.errors : vErrors.concat(validate304.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
if(!valid0){
break;
}
}
}
else {
validate303.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate303.errors = vErrors;
return errors === 0;
}

const schema105 = {"type":"object","properties":{"kind":{"type":"string","enum":["allow","deny"]},"schedule":{"$ref":"#/definitions/Cron"},"duration":{"$ref":"#/definitions/GoDuration"},"timeZone":{"$ref":"#/definitions/TimeZone"},"manualSync":{"type":"boolean"}},"required":["kind","schedule","duration"],"additionalProperties":false};
const schema106 = {"type":"string","pattern":"^[-0-9A-Za-z*,/]+( [-0-9A-Za-z*,/]+){4}$"};
const pattern34 = new RegExp("^[-0-9A-Za-z*,/]+( [-0-9A-Za-z*,/]+){4}$", "u");

function validate308(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern34.test(data)){
validate308.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[-0-9A-Za-z*,/]+( [-0-9A-Za-z*,/]+){4}$"}}];
return false;
}
}
else {
validate308.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate308.errors = vErrors;
return errors === 0;
}

const schema107 = {"type":"string","pattern":"^[A-Za-z][-A-Za-z0-9_+/]*$"};
const pattern35 = new RegExp("^[A-Za-z][-A-Za-z0-9_+/]*$", "u");

function validate311(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern35.test(data)){
validate311.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z][-A-Za-z0-9_+/]*$"}}];
return false;
}
}
else {
validate311.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate311.errors = vErrors;
return errors === 0;
}


function validate307(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.kind === undefined) && (missing0 = "kind")) || ((data.schedule === undefined) && (missing0 = "schedule"))) || ((data.duration === undefined) && (missing0 = "duration"))){
validate307.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "kind") || (key0 === "schedule")) || (key0 === "duration")) || (key0 === "timeZone")) || (key0 === "manualSync"))){
validate307.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
let data0 = data.kind;
const _errs2 = errors;
if(typeof data0 !== "string"){
validate307.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}}];
return false;
}
if(!((data0 === "allow") || (data0 === "deny"))){
validate307.errors = [{instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema105.properties.kind.enum}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.schedule !== undefined){
const _errs4 = errors;
if(!(validate308(data.schedule, {instancePath:instancePath+"/schedule",parentData:data,parentDataProperty:"schedule",rootData}))){
vErrors = vErrors === null ? validate308.errors : vErrors.concat(validate308.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.duration !== undefined){
const _errs5 = errors;
if(!(validate65(data.duration, {instancePath:instancePath+"/duration",parentData:data,parentDataProperty:"duration",rootData}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.timeZone !== undefined){
const _errs6 = errors;
if(!(validate311(data.timeZone, {instancePath:instancePath+"/timeZone",parentData:data,parentDataProperty:"timeZone",rootData}))){
vErrors = vErrors === null ? validate311.errors : vErrors.concat(validate311.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.manualSync !== undefined){
const _errs7 = errors;
if(typeof data.manualSync !== "boolean"){
validate307.errors = [{instancePath:instancePath+"/manualSync",schemaPath:"#/properties/manualSync/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate307.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate307.errors = vErrors;
return errors === 0;
}


function validate297(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!((((((((key0 === "namespace") || (key0 === "cluster")) || (key0 === "project")) || (key0 === "applicationSet")) || (key0 === "syncsEndpoints")) || (key0 === "automated")) || (key0 === "annotations")) || (key0 === "syncWindows"))){
validate297.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.namespace !== undefined){
const _errs2 = errors;
if(!(validate22(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cluster !== undefined){
const _errs3 = errors;
if(!(validate299(data.cluster, {instancePath:instancePath+"/cluster",parentData:data,parentDataProperty:"cluster",rootData}))){
vErrors = vErrors === null ? validate299.errors : vErrors.concat(validate299.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.project !== undefined){
const _errs4 = errors;
if(!(validate38(data.project, {instancePath:instancePath+"/project",parentData:data,parentDataProperty:"project",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.applicationSet !== undefined){
const _errs5 = errors;
if(!(validate38(data.applicationSet, {instancePath:instancePath+"/applicationSet",parentData:data,parentDataProperty:"applicationSet",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.syncsEndpoints !== undefined){
const _errs6 = errors;
if(typeof data.syncsEndpoints !== "boolean"){
validate297.errors = [{instancePath:instancePath+"/syncsEndpoints",schemaPath:"#/properties/syncsEndpoints/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.automated !== undefined){
const _errs8 = errors;
if(typeof data.automated !== "boolean"){
validate297.errors = [{instancePath:instancePath+"/automated",schemaPath:"#/properties/automated/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.annotations !== undefined){
const _errs10 = errors;
if(!(validate303(data.annotations, {instancePath:instancePath+"/annotations",parentData:data,parentDataProperty:"annotations",rootData}))){
vErrors = vErrors === null ? validate303.errors : vErrors.concat(validate303.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.syncWindows !== undefined){
let data7 = data.syncWindows;
const _errs11 = errors;
if(errors === _errs11){
if(Array.isArray(data7)){
var valid1 = true;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
const _errs13 = errors;
if(!(validate307(data7[i0], {instancePath:instancePath+"/syncWindows/" + i0,parentData:data7,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate307.errors : vErrors.concat(validate307.errors);
errors = vErrors.length;
}
var valid1 = _errs13 === errors;
if(!valid1){
break;
}
}
}
else {
validate297.errors = [{instancePath:instancePath+"/syncWindows",schemaPath:"#/properties/syncWindows/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
else {
validate297.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate297.errors = vErrors;
return errors === 0;
}

const schema108 = {"type":"object","properties":{"namespace":{"$ref":"#/definitions/DNSLabel"},"source":{"$ref":"#/definitions/DNSName"},"secret":{"$ref":"#/definitions/DNSName"},"interval":{"$ref":"#/definitions/GoDuration"},"serviceAccount":{"$ref":"#/definitions/DNSName"},"dependsOn":{"type":"array","items":{"$ref":"#/definitions/FluxDependency"}},"decryptionSecret":{"$ref":"#/definitions/DNSName"}},"additionalProperties":false};
const schema109 = {"type":"object","properties":{"name":{"$ref":"#/definitions/DNSName"},"namespace":{"$ref":"#/definitions/DNSLabel"}},"required":["name"],"additionalProperties":false};

function validate321(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.name === undefined) && (missing0 = "name")){
validate321.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "name") || (key0 === "namespace"))){
validate321.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.name !== undefined){
const _errs2 = errors;
if(!(validate38(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namespace !== undefined){
const _errs3 = errors;
if(!(validate22(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate321.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate321.errors = vErrors;
return errors === 0;
}


function validate315(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
const _errs1 = errors;
for(const key0 in data){
if(!(((((((key0 === "namespace") || (key0 === "source")) || (key0 === "secret")) || (key0 === "interval")) || (key0 === "serviceAccount")) || (key0 === "dependsOn")) || (key0 === "decryptionSecret"))){
validate315.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.namespace !== undefined){
const _errs2 = errors;
if(!(validate22(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.source !== undefined){
const _errs3 = errors;
if(!(validate38(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.secret !== undefined){
const _errs4 = errors;
if(!(validate38(data.secret, {instancePath:instancePath+"/secret",parentData:data,parentDataProperty:"secret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.interval !== undefined){
const _errs5 = errors;
if(!(validate65(data.interval, {instancePath:instancePath+"/interval",parentData:data,parentDataProperty:"interval",rootData}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.serviceAccount !== undefined){
const _errs6 = errors;
if(!(validate38(data.serviceAccount, {instancePath:instancePath+"/serviceAccount",parentData:data,parentDataProperty:"serviceAccount",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dependsOn !== undefined){
let data5 = data.dependsOn;
const _errs7 = errors;
if(errors === _errs7){
if(Array.isArray(data5)){
var valid1 = true;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs9 = errors;
if(!(validate321(data5[i0], {instancePath:instancePath+"/dependsOn/" + i0,parentData:data5,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate321.errors : vErrors.concat(validate321.errors);
errors = vErrors.length;
}
var valid1 = _errs9 === errors;
if(!valid1){
break;
}
}
}
else {
validate315.errors = [{instancePath:instancePath+"/dependsOn",schemaPath:"#/properties/dependsOn/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.decryptionSecret !== undefined){
const _errs10 = errors;
if(!(validate38(data.decryptionSecret, {instancePath:instancePath+"/decryptionSecret",parentData:data,parentDataProperty:"decryptionSecret",rootData}))){
vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
else {
validate315.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate315.errors = vErrors;
return errors === 0;
}


function validate285(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.repository === undefined) && (missing0 = "repository")){
validate285.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(((((key0 === "repository") || (key0 === "controller")) || (key0 === "revision")) || (key0 === "argocd")) || (key0 === "flux"))){
validate285.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.repository !== undefined){
const _errs2 = errors;
if(!(validate286(data.repository, {instancePath:instancePath+"/repository",parentData:data,parentDataProperty:"repository",rootData}))){
vErrors = vErrors === null ? validate286.errors : vErrors.concat(validate286.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.controller !== undefined){
const _errs3 = errors;
if(!(validate22(data.controller, {instancePath:instancePath+"/controller",parentData:data,parentDataProperty:"controller",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.revision !== undefined){
const _errs4 = errors;
if(!(validate295(data.revision, {instancePath:instancePath+"/revision",parentData:data,parentDataProperty:"revision",rootData}))){
vErrors = vErrors === null ? validate295.errors : vErrors.concat(validate295.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.argocd !== undefined){
const _errs5 = errors;
if(!(validate297(data.argocd, {instancePath:instancePath+"/argocd",parentData:data,parentDataProperty:"argocd",rootData}))){
vErrors = vErrors === null ? validate297.errors : vErrors.concat(validate297.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.flux !== undefined){
const _errs6 = errors;
if(!(validate315(data.flux, {instancePath:instancePath+"/flux",parentData:data,parentDataProperty:"flux",rootData}))){
vErrors = vErrors === null ? validate315.errors : vErrors.concat(validate315.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate285.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate285.errors = vErrors;
return errors === 0;
}

const schema110 = {"type":"object","properties":{"target":{"$ref":"#/definitions/PatchTarget"},"patch":{"type":"array","items":{"$ref":"#/definitions/PatchOperation"},"minItems":1}},"required":["target","patch"],"additionalProperties":false};
const schema111 = {"type":"object","properties":{"kind":{"$ref":"#/definitions/NamePattern"},"name":{"$ref":"#/definitions/NamePattern"}},"required":["kind"],"additionalProperties":false};
const schema112 = {"type":"string","pattern":"^([A-Za-z0-9-]|\\.\\*)+(\\|([A-Za-z0-9-]|\\.\\*)+)*$","maxLength":253};
const pattern36 = new RegExp("^([A-Za-z0-9-]|\\.\\*)+(\\|([A-Za-z0-9-]|\\.\\*)+)*$", "u");

function validate330(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(data.length > 253){
validate330.errors = [{instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 253}}];
return false;
}
else {
if(!pattern36.test(data)){
validate330.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^([A-Za-z0-9-]|\\.\\*)+(\\|([A-Za-z0-9-]|\\.\\*)+)*$"}}];
return false;
}
}
}
else {
validate330.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate330.errors = vErrors;
return errors === 0;
}


function validate329(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.kind === undefined) && (missing0 = "kind")){
validate329.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "kind") || (key0 === "name"))){
validate329.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.kind !== undefined){
const _errs2 = errors;
if(!(validate330(data.kind, {instancePath:instancePath+"/kind",parentData:data,parentDataProperty:"kind",rootData}))){
vErrors = vErrors === null ? validate330.errors : vErrors.concat(validate330.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.name !== undefined){
const _errs3 = errors;
if(!(validate330(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))){
vErrors = vErrors === null ? validate330.errors : vErrors.concat(validate330.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate329.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate329.errors = vErrors;
return errors === 0;
}

const schema113 = {"anyOf":[{"type":"object","properties":{"op":{"type":"string","enum":["add","replace","test"]},"path":{"$ref":"#/definitions/JSONPointer"},"value":{}},"required":["op","path","value"],"additionalProperties":false},{"type":"object","properties":{"op":{"type":"string","const":"remove"},"path":{"$ref":"#/definitions/JSONPointer"}},"required":["op","path"],"additionalProperties":false},{"type":"object","properties":{"op":{"type":"string","enum":["move","copy"]},"from":{"$ref":"#/definitions/JSONPointer"},"path":{"$ref":"#/definitions/JSONPointer"}},"required":["op","from","path"],"additionalProperties":false}]};
const schema114 = {"type":"string","pattern":"^(\\/([^~]|~[01])*)$"};
const pattern37 = new RegExp("^(\\/([^~]|~[01])*)$", "u");

function validate335(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(typeof data === "string"){
if(!pattern37.test(data)){
validate335.errors = [{instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(\\/([^~]|~[01])*)$"}}];
return false;
}
}
else {
validate335.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
validate335.errors = vErrors;
return errors === 0;
}


function validate334(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(errors === _errs1){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((((data.op === undefined) && (missing0 = "op")) || ((data.path === undefined) && (missing0 = "path"))) || ((data.value === undefined) && (missing0 = "value"))){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: missing0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
const _errs3 = errors;
for(const key0 in data){
if(!(((key0 === "op") || (key0 === "path")) || (key0 === "value"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
break;
}
}
if(_errs3 === errors){
if(data.op !== undefined){
let data0 = data.op;
const _errs4 = errors;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/op",schemaPath:"#/anyOf/0/properties/op/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(((data0 === "add") || (data0 === "replace")) || (data0 === "test"))){
const err3 = {instancePath:instancePath+"/op",schemaPath:"#/anyOf/0/properties/op/enum",keyword:"enum",params:{allowedValues: schema113.anyOf[0].properties.op.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var valid1 = _errs4 === errors;
}
else {
var valid1 = true;
}
if(valid1){
if(data.path !== undefined){
const _errs6 = errors;
if(!(validate335(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate335.errors : vErrors.concat(validate335.errors);
errors = vErrors.length;
}
var valid1 = _errs6 === errors;
}
else {
var valid1 = true;
}
}
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs7 = errors;
if(errors === _errs7){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if(((data.op === undefined) && (missing1 = "op")) || ((data.path === undefined) && (missing1 = "path"))){
const err5 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
else {
const _errs9 = errors;
for(const key1 in data){
if(!((key1 === "op") || (key1 === "path"))){
const err6 = {instancePath,schemaPath:"#/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
break;
}
}
if(_errs9 === errors){
if(data.op !== undefined){
let data2 = data.op;
const _errs10 = errors;
if(typeof data2 !== "string"){
const err7 = {instancePath:instancePath+"/op",schemaPath:"#/anyOf/1/properties/op/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if("remove" !== data2){
const err8 = {instancePath:instancePath+"/op",schemaPath:"#/anyOf/1/properties/op/const",keyword:"const",params:{allowedValue: "remove"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var valid2 = _errs10 === errors;
}
else {
var valid2 = true;
}
if(valid2){
if(data.path !== undefined){
const _errs12 = errors;
if(!(validate335(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate335.errors : vErrors.concat(validate335.errors);
errors = vErrors.length;
}
var valid2 = _errs12 === errors;
}
else {
var valid2 = true;
}
}
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid0 = _errs7 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs13 = errors;
if(errors === _errs13){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((((data.op === undefined) && (missing2 = "op")) || ((data.from === undefined) && (missing2 = "from"))) || ((data.path === undefined) && (missing2 = "path"))){
const err10 = {instancePath,schemaPath:"#/anyOf/2/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
const _errs15 = errors;
for(const key2 in data){
if(!(((key2 === "op") || (key2 === "from")) || (key2 === "path"))){
const err11 = {instancePath,schemaPath:"#/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
break;
}
}
if(_errs15 === errors){
if(data.op !== undefined){
let data4 = data.op;
const _errs16 = errors;
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/op",schemaPath:"#/anyOf/2/properties/op/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((data4 === "move") || (data4 === "copy"))){
const err13 = {instancePath:instancePath+"/op",schemaPath:"#/anyOf/2/properties/op/enum",keyword:"enum",params:{allowedValues: schema113.anyOf[2].properties.op.enum}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var valid3 = _errs16 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.from !== undefined){
const _errs18 = errors;
if(!(validate335(data.from, {instancePath:instancePath+"/from",parentData:data,parentDataProperty:"from",rootData}))){
vErrors = vErrors === null ? validate335.errors : vErrors.concat(validate335.errors);
errors = vErrors.length;
}
var valid3 = _errs18 === errors;
}
else {
var valid3 = true;
}
if(valid3){
if(data.path !== undefined){
const _errs19 = errors;
if(!(validate335(data.path, {instancePath:instancePath+"/path",parentData:data,parentDataProperty:"path",rootData}))){
vErrors = vErrors === null ? validate335.errors : vErrors.concat(validate335.errors);
errors = vErrors.length;
}
var valid3 = _errs19 === errors;
}
else {
var valid3 = true;
}
}
}
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/anyOf/2/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
var _valid0 = _errs13 === errors;
valid0 = valid0 || _valid0;
}
}
if(!valid0){
const err15 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
validate334.errors = vErrors;
return false;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate334.errors = vErrors;
return errors === 0;
}


function validate328(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.target === undefined) && (missing0 = "target")) || ((data.patch === undefined) && (missing0 = "patch"))){
validate328.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!((key0 === "target") || (key0 === "patch"))){
validate328.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.target !== undefined){
const _errs2 = errors;
if(!(validate329(data.target, {instancePath:instancePath+"/target",parentData:data,parentDataProperty:"target",rootData}))){
vErrors = vErrors === null ? validate329.errors : vErrors.concat(validate329.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.patch !== undefined){
let data1 = data.patch;
const _errs3 = errors;
if(errors === _errs3){
if(Array.isArray(data1)){
if(data1.length < 1){
validate328.errors = [{instancePath:instancePath+"/patch",schemaPath:"#/properties/patch/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs5 = errors;
if(!(validate334(data1[i0], {instancePath:instancePath+"/patch/" + i0,parentData:data1,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate334.errors : vErrors.concat(validate334.errors);
errors = vErrors.length;
}
var valid1 = _errs5 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate328.errors = [{instancePath:instancePath+"/patch",schemaPath:"#/properties/patch/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate328.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate328.errors = vErrors;
return errors === 0;
}


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="urn:sha256:8fce8a21a0f2fa0c50f8942c8179c9aa8f69d179e46c7d5658c50c5468223616" */;
let vErrors = null;
let errors = 0;
if(errors === 0){
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if(((data.hypervisors === undefined) && (missing0 = "hypervisors")) || ((data.pveExporter === undefined) && (missing0 = "pveExporter"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
const _errs1 = errors;
for(const key0 in data){
if(!(func2.call(schema6.properties, key0))){
validate21.errors = [{instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}}];
return false;
break;
}
}
if(_errs1 === errors){
if(data.namespace !== undefined){
const _errs2 = errors;
if(!(validate22(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.namePrefix !== undefined){
const _errs3 = errors;
if(!(validate24(data.namePrefix, {instancePath:instancePath+"/namePrefix",parentData:data,parentDataProperty:"namePrefix",rootData}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.labels !== undefined){
const _errs4 = errors;
if(!(validate26(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.platform !== undefined){
const _errs5 = errors;
if(!(validate30(data.platform, {instancePath:instancePath+"/platform",parentData:data,parentDataProperty:"platform",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.hypervisors !== undefined){
let data4 = data.hypervisors;
const _errs6 = errors;
if(errors === _errs6){
if(Array.isArray(data4)){
if(data4.length < 1){
validate21.errors = [{instancePath:instancePath+"/hypervisors",schemaPath:"#/properties/hypervisors/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data4.length;
for(let i0=0; i0<len0; i0++){
const _errs8 = errors;
if(!(validate32(data4[i0], {instancePath:instancePath+"/hypervisors/" + i0,parentData:data4,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate32.errors : vErrors.concat(validate32.errors);
errors = vErrors.length;
}
var valid1 = _errs8 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/hypervisors",schemaPath:"#/properties/hypervisors/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.discovery !== undefined){
const _errs9 = errors;
if(!(validate41(data.discovery, {instancePath:instancePath+"/discovery",parentData:data,parentDataProperty:"discovery",rootData}))){
vErrors = vErrors === null ? validate41.errors : vErrors.concat(validate41.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.pveExporter !== undefined){
const _errs10 = errors;
if(!(validate43(data.pveExporter, {instancePath:instancePath+"/pveExporter",parentData:data,parentDataProperty:"pveExporter",rootData}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.nodeExporter !== undefined){
let data8 = data.nodeExporter;
const _errs11 = errors;
const _errs12 = errors;
let valid2 = false;
const _errs13 = errors;
if(!(validate169(data8, {instancePath:instancePath+"/nodeExporter",parentData:data,parentDataProperty:"nodeExporter",rootData}))){
vErrors = vErrors === null ? validate169.errors : vErrors.concat(validate169.errors);
errors = vErrors.length;
}
var _valid0 = _errs13 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs14 = errors;
if(typeof data8 !== "boolean"){
const err0 = {instancePath:instancePath+"/nodeExporter",schemaPath:"#/properties/nodeExporter/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(false !== data8){
const err1 = {instancePath:instancePath+"/nodeExporter",schemaPath:"#/properties/nodeExporter/anyOf/1/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err2 = {instancePath:instancePath+"/nodeExporter",schemaPath:"#/properties/nodeExporter/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.exporters !== undefined){
const _errs16 = errors;
if(!(validate183(data.exporters, {instancePath:instancePath+"/exporters",parentData:data,parentDataProperty:"exporters",rootData}))){
vErrors = vErrors === null ? validate183.errors : vErrors.concat(validate183.errors);
errors = vErrors.length;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.telegraf !== undefined){
let data10 = data.telegraf;
const _errs17 = errors;
const _errs18 = errors;
let valid3 = false;
const _errs19 = errors;
if(!(validate211(data10, {instancePath:instancePath+"/telegraf",parentData:data,parentDataProperty:"telegraf",rootData}))){
vErrors = vErrors === null ? validate211.errors : vErrors.concat(validate211.errors);
errors = vErrors.length;
}
var _valid1 = _errs19 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const _errs20 = errors;
if(typeof data10 !== "boolean"){
const err3 = {instancePath:instancePath+"/telegraf",schemaPath:"#/properties/telegraf/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid1 = _errs20 === errors;
valid3 = valid3 || _valid1;
}
if(!valid3){
const err4 = {instancePath:instancePath+"/telegraf",schemaPath:"#/properties/telegraf/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs17 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.backupServers !== undefined){
let data11 = data.backupServers;
const _errs22 = errors;
if(errors === _errs22){
if(Array.isArray(data11)){
var valid4 = true;
const len1 = data11.length;
for(let i1=0; i1<len1; i1++){
const _errs24 = errors;
if(!(validate217(data11[i1], {instancePath:instancePath+"/backupServers/" + i1,parentData:data11,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate217.errors : vErrors.concat(validate217.errors);
errors = vErrors.length;
}
var valid4 = _errs24 === errors;
if(!valid4){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/backupServers",schemaPath:"#/properties/backupServers/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.prometheus !== undefined){
const _errs25 = errors;
if(!(validate234(data.prometheus, {instancePath:instancePath+"/prometheus",parentData:data,parentDataProperty:"prometheus",rootData}))){
vErrors = vErrors === null ? validate234.errors : vErrors.concat(validate234.errors);
errors = vErrors.length;
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.alerts !== undefined){
let data14 = data.alerts;
const _errs26 = errors;
const _errs27 = errors;
let valid5 = false;
const _errs28 = errors;
if(!(validate242(data14, {instancePath:instancePath+"/alerts",parentData:data,parentDataProperty:"alerts",rootData}))){
vErrors = vErrors === null ? validate242.errors : vErrors.concat(validate242.errors);
errors = vErrors.length;
}
var _valid2 = _errs28 === errors;
valid5 = valid5 || _valid2;
if(!valid5){
const _errs29 = errors;
if(typeof data14 !== "boolean"){
const err5 = {instancePath:instancePath+"/alerts",schemaPath:"#/properties/alerts/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(false !== data14){
const err6 = {instancePath:instancePath+"/alerts",schemaPath:"#/properties/alerts/anyOf/1/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid2 = _errs29 === errors;
valid5 = valid5 || _valid2;
}
if(!valid5){
const err7 = {instancePath:instancePath+"/alerts",schemaPath:"#/properties/alerts/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs26 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.dashboards !== undefined){
let data15 = data.dashboards;
const _errs31 = errors;
const _errs32 = errors;
let valid6 = false;
const _errs33 = errors;
if(!(validate265(data15, {instancePath:instancePath+"/dashboards",parentData:data,parentDataProperty:"dashboards",rootData}))){
vErrors = vErrors === null ? validate265.errors : vErrors.concat(validate265.errors);
errors = vErrors.length;
}
var _valid3 = _errs33 === errors;
valid6 = valid6 || _valid3;
if(!valid6){
const _errs34 = errors;
if(typeof data15 !== "boolean"){
const err8 = {instancePath:instancePath+"/dashboards",schemaPath:"#/properties/dashboards/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(false !== data15){
const err9 = {instancePath:instancePath+"/dashboards",schemaPath:"#/properties/dashboards/anyOf/1/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid3 = _errs34 === errors;
valid6 = valid6 || _valid3;
}
if(!valid6){
const err10 = {instancePath:instancePath+"/dashboards",schemaPath:"#/properties/dashboards/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.networkPolicy !== undefined){
let data16 = data.networkPolicy;
const _errs36 = errors;
const _errs37 = errors;
let valid7 = false;
const _errs38 = errors;
if(!(validate273(data16, {instancePath:instancePath+"/networkPolicy",parentData:data,parentDataProperty:"networkPolicy",rootData}))){
vErrors = vErrors === null ? validate273.errors : vErrors.concat(validate273.errors);
errors = vErrors.length;
}
var _valid4 = _errs38 === errors;
valid7 = valid7 || _valid4;
if(!valid7){
const _errs39 = errors;
if(typeof data16 !== "boolean"){
const err11 = {instancePath:instancePath+"/networkPolicy",schemaPath:"#/properties/networkPolicy/anyOf/1/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(false !== data16){
const err12 = {instancePath:instancePath+"/networkPolicy",schemaPath:"#/properties/networkPolicy/anyOf/1/const",keyword:"const",params:{allowedValue: false}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid4 = _errs39 === errors;
valid7 = valid7 || _valid4;
}
if(!valid7){
const err13 = {instancePath:instancePath+"/networkPolicy",schemaPath:"#/properties/networkPolicy/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
}
var valid0 = _errs36 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.delivery !== undefined){
const _errs41 = errors;
if(!(validate285(data.delivery, {instancePath:instancePath+"/delivery",parentData:data,parentDataProperty:"delivery",rootData}))){
vErrors = vErrors === null ? validate285.errors : vErrors.concat(validate285.errors);
errors = vErrors.length;
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.patches !== undefined){
let data18 = data.patches;
const _errs42 = errors;
if(errors === _errs42){
if(Array.isArray(data18)){
var valid8 = true;
const len2 = data18.length;
for(let i2=0; i2<len2; i2++){
const _errs44 = errors;
if(!(validate328(data18[i2], {instancePath:instancePath+"/patches/" + i2,parentData:data18,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate328.errors : vErrors.concat(validate328.errors);
errors = vErrors.length;
}
var valid8 = _errs44 === errors;
if(!valid8){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/patches",schemaPath:"#/properties/patches/type",keyword:"type",params:{type: "array"}}];
return false;
}
}
var valid0 = _errs42 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
validate21.errors = vErrors;
return errors === 0;
}
