/** What `import --help` says after the options. */
export const importHelp = `
Examples:
  $ helm --namespace monitoring get manifest proxmox-monitoring > helm-manifest.yaml
  $ npm run import -- helm-manifest.yaml --name sandbox
  $ npm run import -- helm-manifest.yaml values.yaml --name sandbox --dry-run
  $ npm run import -- values.yaml --name paris=helm_vars/paris/values.yaml --name lyon=helm_vars/lyon/values.yaml

A manifest is what helm get manifest, helm template or kubectl get --output yaml prints. In values, hypervisors are found as
  hypervisors[] pveServers[] targets[] proxmox.targets[] serviceMonitor.pveTargets[] pve.target modules.<module>.targets[]
at the top, or below the name that a parent chart gives. Values files are merged as Helm merges them.
No secret is written or printed. Nothing is written unless all of it is valid, and no file is overwritten.
`
