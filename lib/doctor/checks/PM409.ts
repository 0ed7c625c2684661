import { permissions, tokenInfo } from '../../proxmox/endpoints.ts'
import { firstAnswer } from '../../proxmox/first-answer.ts'
import { apiHosts } from '../../proxmox/hosts-of-environment.ts'
import { type Check, type Finding, found, unseen } from '../check.ts'
import { exporterAnswers } from '../exporter/answers.ts'
import { rights, withTokenId } from '../exporter/mends.ts'
import type { Sample } from '../exporter/samples.ts'
import { caPem } from '../named-object.ts'
import type { Scene } from '../scene.ts'

/** What Proxmox VE leaves out of its answers without an error where a right is missing. */
export const PM409: Check = {
  code: 'PM409',
  title: 'The token sees nodes, guests and storages.',
  after: ['PM403', 'PM404', 'PM405', 'PM406', 'PM407', 'PM408'],
  run: async scene => {
    const { value, failure } = await exporterAnswers(scene)
    if (failure !== undefined) return unseen(failure)
    const samples = value.find(({ hypervisor }) => hypervisor === undefined)?.samples ?? []
    const { findings, known } = await ofToken(scene)
    const seen = unseenKinds(samples)
    const [first] = seen
    if (findings.length > 0 || first === undefined) return found(findings, known)
    return found(
      [
        {
          what: `The cluster scrape succeeds and shows no ${seen.join(' and no ')}.`,
          why: 'Proxmox VE leaves out what a token may not see, without an error: nothing of it is shown or alerted on.',
          mend: withTokenId(scene.environment, rights),
        },
      ],
      known,
    )
  },
}

/** Kinds of which a cluster has some, and the scrape none. A cluster without guests is unusual, one without storages does not exist. */
export const unseenKinds = (samples: Sample[]): string[] => {
  if (samples.length === 0) return []
  const none = (name: string) => !samples.some(sample => sample.name === name)
  return [...(none('pve_storage_info') ? ['storage'] : []), ...(none('pve_guest_info') ? ['guest'] : [])]
}

/** What only a token in hand tells: its privileges by name, and its expiry where it may read that. */
const ofToken = async (scene: Scene): Promise<{ findings: Finding[]; known: string }> => {
  const { environment, token } = scene
  if (token === undefined)
    return {
      findings: [],
      known: 'by the series; with PVE_TOKEN also by the rights and the expiry of the token',
    }
  // The token goes only where the exporters' goes: verified by the same CA, where the environment names one.
  const { value: ca, failure } = await caPem(scene)
  if (failure !== undefined || ca === '')
    return {
      findings: [],
      known: 'by the series: the token is sent to no hypervisor without the CA that verifies it',
    }
  const apis = apiHosts(environment, ca).map(host => ({ host, token, seconds: 5 }))
  const { answered } = await firstAnswer(apis, permissions)
  if (answered === undefined)
    return { findings: [], known: 'by the series: the API is not reached from here' }
  const lacking = needed.filter(name => answered.data['/']?.[name] === undefined)
  const info = await tokenInfo(answered.api)
  const until = 'data' in info ? untilOf(info.data.expires) : '; whether it expires it may not read itself'
  if (lacking.length === 0) return { findings: [], known: `${token.id} holds ${needed.join(', ')}${until}` }
  return {
    known: '',
    findings: [
      {
        what: `The token ${token.id} lacks ${lacking.join(', ')} on /.`,
        why: 'Proxmox VE leaves out what a token may not see, without an error: nothing of it is shown or alerted on.',
        mend: withTokenId(environment, rights),
      },
    ],
  }
}

const untilOf = (expires: number | undefined): string =>
  expires === undefined ? ' and never expires' : ` until ${new Date(expires * 1000).toISOString()}`

/** By the exporter's source: field.md of the exporter's collectors. */
const needed = ['Datastore.Audit', 'Sys.Audit', 'VM.Audit']
