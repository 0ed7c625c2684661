import type { Exporter } from '../environment.ts'
import type { Fragment } from '../extend.ts'
import type { Place } from './place.ts'

/** A hypervisor as the release addresses it: an address, or a name whose address it does not tell. */
export interface Target {
  host: string
  /** The node's name, where the release tells it. */
  name?: string
  exporter: Exporter
  place: Place
}

/** A secret that stands in the release, and what beside it is none. */
export interface SecretFound {
  place: Place
  /** The key or object that holds it; never its value. */
  what: string
}

/** Who asks Proxmox VE, as far as the release says it in plain text. Neither is a secret. */
export interface Account {
  user?: string
  tokenName?: string
}

/** A scrape of the release, and the labels of its series. */
export interface OldScrape {
  gives: 'pve' | 'node' | 'exporter'
  /** The object that scrapes. */
  of: string
  place: Place
  job: string
  instances: string[]
}

/** What the release tells of one environment. */
export interface Facts {
  /** What tells it from others of the same release: its module of `pve.yml`, or its exporter. */
  name?: string
  /** Where the release begins to tell of it. */
  place: Place
  fragment: Fragment
  /** Where each field comes from, by its name. */
  origins: Map<string, Place>
  targets: Target[]
  /** Whether node exporters are scraped; unknown where only values are given. */
  nodeExporter: boolean | undefined
  tls: 'insecure' | 'verified' | undefined
  secrets: SecretFound[]
  account: Account
  scrapes: OldScrape[]
  /** What a person should know, each at its place. */
  remarks: { place: Place; text: string }[]
}

export const noFacts = (place: Place): Facts => ({
  place,
  fragment: {},
  origins: new Map(),
  targets: [],
  nodeExporter: undefined,
  tls: undefined,
  secrets: [],
  account: {},
  scrapes: [],
  remarks: [],
})
