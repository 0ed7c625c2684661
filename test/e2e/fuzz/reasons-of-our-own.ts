/** Refusals that are stricter than the API server on purpose: what else would go wrong, by the message's words. */
export const reasonsOfOurOwn: [message: RegExp, why: string][] = [
  [
    /is read by Kustomize as|has (the|a) (control character|carriage return|lone surrogate|noncharacter|line separator|paragraph separator|byte order mark)/,
    'Kustomize fails on it',
  ],
  [
    /which no hypervisor has|is not (the address of a DNS server|an IPv4 or IPv6 address)/,
    'nobody answers there',
  ],
  [/hypervisors\[0\]\.name /, 'it is the label `instance` of every series, which the API server never sees'],
  [/can't be set/, 'the generator sets it'],
  [/ null is not /, 'to Kubernetes it is as if left out'],
  [
    /is not a (Prometheus duration|duration as Go spells it)|; give (less|at most that)$/,
    'Prometheus or Flux refuses it',
  ],
  [/for it must be text|whose last digits are lost/, 'a parser of YAML would read another value'],
  [/serviceAccount\.(name|namespace) /, 'no such account can exist, and a binding names any'],
  [/repository\.(url|branch) /, 'Git, or whatever the address is printed into, takes it for something else'],
  [
    /(imagePullPolicy|priorityClassName|cpu|memory|ephemeral-storage"\]) (""|null) |tolerationSeconds null/,
    'to Kubernetes it is as if left out',
  ],
  [/"[numkMGTPE]" is not a Kubernetes quantity/, 'a unit without a number, which Kubernetes takes for 0'],
  [/looks like (a|an|the)/, 'secrets do not belong in git'],
]
