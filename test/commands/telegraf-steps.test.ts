import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { telegrafSteps } from '../../lib/commands/steps/telegraf-steps.ts'
import { complete } from '../../lib/environment/defaults.ts'
import type { Environment } from '../../lib/environment.ts'
import { lab } from '../generate/overlay/render.ts'

const stepsOf = (own: Partial<Environment>) =>
  telegrafSteps(complete('lab', 'environments/lab.ts', { ...lab, ...own }))
const server = { name: 'pbs1', address: '192.0.2.7', datastores: [{ name: 'main' }] }
const token = (secret: string, api = 'PBS', user = 'prometheus@pbs', variable = 'PBS_TOKEN') =>
  `: "\${${variable}:?first: read -rs ${variable}}" && printf '%s\\n' ${api}_USER=${user} ${api}_TOKEN_NAME=monitoring ${api}_TOKEN_VALUE="\${${variable}}" | kubectl --namespace monitoring create secret generic ${secret} --from-env-file=/dev/stdin`

test('Telegraf needs no Secret beside the exporters’, unless an environment names another', () => {
  assert.equal(stepsOf({ telegraf: true }), [])
  assert.equal(stepsOf({ telegraf: { credentialsSecret: 'auditor' } }), [
    token('auditor', 'PVE', 'prometheus@pve', 'TOKEN'),
  ])
})

test('a backup server needs its token, and its own certificate as the CA', () => {
  assert.equal(
    stepsOf({ backupServers: [{ ...server, address: '2001:db8::7', tls: { caSecret: 'pbs-ca' } }] }),
    [
      token('proxmox-backup'),
      "scp 'root@[2001:db8::7]:/etc/proxmox-backup/proxy.pem' pbs-ca.pem",
      'kubectl --namespace monitoring create secret generic pbs-ca --from-file=ca.crt=pbs-ca.pem',
    ],
  )
})

test('a certificate by another name has another CA, which nobody can fetch', () => {
  const tls = { caConfigMap: 'company-ca', serverName: 'pbs.example.com' }
  assert.equal(stepsOf({ backupServers: [{ ...server, tls, credentialsSecret: 'pbs1' }] }), [
    token('pbs1'),
    '# ca.crt: the CA of the certificate that 192.0.2.7 serves',
    'kubectl --namespace monitoring create configmap company-ca --from-file=ca.crt',
  ])
})

test('two servers with one Secret create it once', () => {
  const backupServers = [
    { ...server, tls: 'insecure' as const },
    { ...server, name: 'pbs2', address: '192.0.2.8', tls: 'insecure' as const },
  ]
  assert.equal(stepsOf({ backupServers }), [token('proxmox-backup')])
})

test.run()
