import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { levelled, since, state } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import {
  boardTemperature,
  diskErrors,
  diskLife,
  diskPowerOn,
  diskSmart,
  diskTemperature,
  fanSpeed,
  powerDrawn,
  upsCharge,
  upsLoad,
} from '../../queries/hardware.ts'
import { smartWords } from '../../value-texts.ts'

/** Disks as SMART knows them, fans, power and UPS: what Telegraf and the exporters of hardware tell. */
export const hardware = (): Section => [
  heading('Hardware'),
  band(
    8,
    table({
      title: 'Disks by SMART',
      description:
        "Each disk's own verdict and what is left of a flash disk's life: replace what fails or nears 0 %. Needs `telegraf: true` or smartctl_exporter; temperature, age and errors are smartctl_exporter's.",
      levels: noLevels,
      labels: [
        { label: 'device', heading: 'Disk' },
        { label: 'model', heading: 'Model', last: true },
        { label: 'serial', heading: 'Serial', last: true },
      ],
      values: [
        state('SMART', diskSmart, smartWords, 95),
        levelled('Life left', diskLife, {
          levels: { warning: 0.1, bad: 0.05, falling: true },
          unit: 'percentunit',
          decimals: 0,
          width: 90,
        }),
        levelled('Temperature', diskTemperature, {
          levels: { warning: 55, bad: 65 },
          unit: 'celsius',
          width: 110,
        }),
        since('On for', diskPowerOn, 110),
        levelled('Media errors', diskErrors, { levels: { warning: 1 }, width: 110 }),
      ],
      sortBy: [
        { heading: 'SMART', rising: true },
        { heading: 'Life left', rising: true },
      ],
      none: 'not asked',
    }),
    timeSeries({
      title: 'UPS charge and load',
      description:
        'Share of its charge that the UPS has, and of what it can give that it gives. On battery the charge falls: shut guests down before it ends. Needs nut_exporter or apcupsd_exporter.',
      unit: 'percentunit',
      levels: noLevels,
      max: 1,
      queries: [
        { expression: upsCharge, legend: 'charge' },
        { expression: upsLoad, legend: 'load' },
      ],
      names: ['charge', 'load'],
      none: 'no UPS',
      width: 8,
    }),
  ),
  band(
    8,
    timeSeries({
      title: 'Fans',
      description:
        'Turns a minute of each fan, as the BMC tells (ipmi_exporter). One at 0 has failed; all up at once: the air is warm.',
      unit: 'rotrpm',
      levels: noLevels,
      queries: [{ expression: fanSpeed, legend: '{{name}}' }],
      none: 'no IPMI',
    }),
    timeSeries({
      title: 'Sensors of the board',
      description:
        'Degrees of each sensor of the board, as the BMC tells (ipmi_exporter). Compare the inlet with the others: if it rises with them, the room is warm.',
      unit: 'celsius',
      levels: { warning: 80, bad: 90 },
      queries: [{ expression: boardTemperature, legend: '{{name}}' }],
      none: 'no IPMI',
    }),
    timeSeries({
      title: 'Power drawn',
      description: 'Watts that the machine draws, as the BMC tells (ipmi_exporter).',
      unit: 'watt',
      levels: noLevels,
      queries: [{ expression: powerDrawn, legend: '{{instance}}' }],
      none: 'no IPMI',
    }),
  ),
]
