import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const rules = (rules: object) => ({ ...lab, alerts: { rules } })

accepts('alerts are changed, switched off and excepted', {
  ...lab,
  alerts: {
    interval: '30s',
    labels: { team: 'virtualization' },
    runbooks: 'https://wiki.example.com/proxmox',
    except: { tags: ['lab', 'no-alert'], guests: ['ci-*'], ids: [100], storages: ['scratch*'] },
    rules: {
      ProxmoxNodeCpuHigh: {
        threshold: 0.95,
        for: '1h',
        window: '30m',
        severity: 'info',
        labels: { page: 'no' },
      },
      ProxmoxRebootRequired: false,
      ProxmoxNodeDown: { for: '0s' },
    },
  },
})
accepts('no alerts at all', { ...lab, alerts: false })

refuses(
  'a misspelt alert is told with the one that was meant',
  rules({ ProxmoxNodDown: false }),
  'alerts.rules.ProxmoxNodDown is not an alert; did you mean "ProxmoxNodeDown"?',
)
refuses(
  'a name that is near to none leads to the list',
  rules({ Watchdog: false }),
  'alerts.rules.Watchdog is not an alert; docs/alerts.md lists them',
)
refuses(
  'a misspelt field is told with the one that was meant',
  { ...lab, alerts: { excpt: {} } },
  'alerts.excpt is not a known field; did you mean "except"?',
)
refuses(
  'a threshold is given only to an alert that has one',
  rules({ ProxmoxNodeDown: { threshold: 0 } }),
  'alerts.rules.ProxmoxNodeDown.threshold is given, but ProxmoxNodeDown has none; leave it out',
)
refuses(
  'a ratio is not a percentage',
  rules({ ProxmoxStorageFull: { threshold: 90 } }),
  'alerts.rules.ProxmoxStorageFull.threshold 90 is over 1; it is a ratio, so 90 % is 0.9',
)
refuses(
  'a threshold is not negative',
  rules({ ProxmoxGuestRestarting: { threshold: -1 } }),
  'alerts.rules.ProxmoxGuestRestarting.threshold -1 is below 0',
)
refuses(
  'a window is given only to an alert that looks back',
  rules({ ProxmoxStorageFull: { window: '5m' } }),
  'alerts.rules.ProxmoxStorageFull.window is given, but ProxmoxStorageFull has none; leave it out',
)
refuses(
  'a time is a duration',
  rules({ ProxmoxNodeDown: { for: '2 minutes' } }),
  'alerts.rules.ProxmoxNodeDown.for "2 minutes" is not a Prometheus duration, such as 30s or 1m30s, or 0s',
)
refuses(
  'a time that Prometheus can count',
  rules({ ProxmoxNodeDown: { for: '300y' } }),
  'alerts.rules.ProxmoxNodeDown.for "300y" is over 292 years, the longest that 64 bits of nanoseconds hold; give less',
)
refuses(
  'the environment is not to be relabelled',
  { ...lab, alerts: { labels: { environment: 'x' } } },
  "alerts.labels.environment can't be set: the alert has it already; leave it out",
)
refuses(
  'a label of Kubernetes is none of Prometheus',
  { ...lab, alerts: { labels: { 'example.com/team': 'x' } } },
  'alerts.labels["example.com/team"] is not a label name (letters, digits and "_", no digit first)',
)
refuses(
  'a tag is spelt as Proxmox VE spells it',
  { ...lab, alerts: { except: { tags: ['No Alert'] } } },
  "alerts.except.tags[0] \"No Alert\" is not a tag as Proxmox VE allows it (lower-case letters, digits, '_', '-', '+' and '.')",
)
refuses(
  'a runbook address in which Flux might find a variable',
  { ...lab, alerts: { runbooks: 'https://wiki.example.com/{team}' } },
  'alerts.runbooks "https://wiki.example.com/{team}" is not an https:// or http:// address without a password and without / at its end',
)

test.run()
