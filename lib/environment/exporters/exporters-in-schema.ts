import type { KnownExporter } from './known-exporter.ts'
import { knownExporters } from './known-exporters.ts'

/** The schema with what its type can't say of exporters: each one's defaults, and names beyond the known ones, which editors offer. */
export const withExporters = (schema: Record<string, unknown>): Record<string, unknown> => {
  const {
    Exporters,
    Exporter: _,
    ...others
  } = schema.definitions as Record<string, { properties?: Record<string, object> }>
  return {
    ...schema,
    definitions: {
      ...others,
      Exporter: { ...others.ExporterName, examples: ['node', 'pve', ...Object.keys(knownExporters)] },
      Exporters: { ...Exporters, properties: described(Exporters?.properties ?? {}) },
    },
  }
}

const described = (properties: Record<string, object>): Record<string, object> =>
  Object.fromEntries(
    Object.entries(properties).map(([key, property]) => {
      const known = (knownExporters as Record<string, KnownExporter>)[key]
      return [key, known === undefined ? property : { ...property, description: description(known) }]
    }),
  )

const description = ({
  title,
  documentation,
  port,
  path,
  interval,
  onEveryHypervisor,
}: KnownExporter): string =>
  `${title} (${documentation}), by default on port ${port}${path === '/metrics' ? '' : ` under ${path}`} every ${interval}${
    onEveryHypervisor ? '' : ', on the hypervisors whose `exporters` name it'
  }; not scraped when left out.`
