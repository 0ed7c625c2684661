import type { defaults } from '../environment/defaults.ts'
import type { FieldPath } from '../problem/field-path.ts'
import type { AddressedService } from './addressed-services.ts'
import type { ReleaseObject } from './release-object.ts'

/** One scrape of the release: what it gives, what it asks, and how often. */
export interface Scrape {
  gives: (typeof defaults.exporters)[number] | 'exporter'
  object: ReleaseObject
  /** Where its interval and timeout stand in the object. */
  at: FieldPath
  interval: string
  scrapeTimeout: string
  /** The workload of the exporter that it goes through. */
  exporter?: ReleaseObject
  /** The module of `pve.yml` that it names. */
  module?: string
  /** What Proxmox VE's API is asked at, or node exporters are found at. */
  targets: ScrapeTarget[]
  port?: number
  scheme?: string
  job: string
  instances: string[]
}

export interface ScrapeTarget {
  host: string
  name?: string
  place: { file: string; line: number }
}

/** What scrapes are read with: all objects, and what follows from them. */
export interface World {
  objects: ReleaseObject[]
  services: AddressedService[]
  exporters: ReleaseObject[]
  release: string
}
