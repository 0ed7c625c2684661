import type { Event } from './event.ts'
import { clusterEvents } from './events/cluster-events.ts'
import { hostEvents } from './events/host-events.ts'
import { pushEvents } from './events/push-events.ts'
import { restartEvents } from './events/restart-events.ts'
import { rotationEvents } from './events/rotation-events.ts'

export const allEvents: Event[] = [
  ...hostEvents,
  ...clusterEvents,
  ...pushEvents,
  ...restartEvents,
  ...rotationEvents,
]
