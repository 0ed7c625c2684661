/** Why a question's numbers are not compared with the simulated clusters, by a part of its place. */
const reasons: [place: RegExp, reason: string][] = [
  [/: variable /, 'a list to pick from'],
  [
    /(fill|full in a week|Full in|Last sync|Starts in the time shown)$/,
    'a time or a slope, which depends on when it began',
  ],
  [
    /^Hypervisor: .*(ZFS|bond|sensor|Temperature|pressure|mode|Load|Swap|[Dd]isks? |Network|Fans|UPS|Power|board)/,
    'the stand-in of node exporter has memory and root alone, and no hardware is simulated',
  ],
  [
    /^Exporters: .*(Exporters down|scrapes?$|Series|Took|New in|Answered|hour|minute|API takes|exporters$|Restarts)/,
    "the exporters' own counters are not simulated",
  ],
  [/^Exporters: panel Guests whose state/, 'a line for each node beside one that is 0'],
]

/** The reason for which a question has no truth; undefined where it must have one. */
export const reasonFor = (place: string): string | undefined =>
  reasons.find(([pattern]) => pattern.test(place))?.[1]
