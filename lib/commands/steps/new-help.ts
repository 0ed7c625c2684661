/** What `new --help` says after the options. */
export const newHelp = `
Examples:
  $ npm run new
  $ npm run new -- lab --hypervisor pve1=198.51.100.11 --hypervisor pve2=198.51.100.12 --tls insecure
  $ npm run new -- lab --hypervisor pve1=198.51.100.11 --tls pve-root-ca --delivery argocd --yaml --repository https://git.example.com/platform/monitoring.git

On a terminal, what is left out is asked. The labels and the namespace of the Prometheus are read from the cluster of the current
context, where kubectl answers. An environment that exists is not overwritten.
`
