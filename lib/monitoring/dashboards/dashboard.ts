import type { Builder } from '@grafana/grafana-foundation-sdk/cog'
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { opening } from './appearance.ts'
import { tag } from './dashboard-names.ts'
import { layout, type Section } from './layout.ts'
import { datasourceVariable } from './variables.ts'

/** A page: what it is, what its viewer picks, and its sections from the top down. */
export interface Page {
  uid: string
  title: string
  description: string
  variables: Builder<VariableModel>[]
  sections: Section[]
}

/** A dashboard that opens as all do, with links to the others that keep variables and time. */
export const dashboard = ({ uid, title, description, variables, sections }: Page): Dashboard => ({
  ...new DashboardBuilder(title)
    .uid(uid)
    .description(description)
    .tags([tag])
    .time({ from: opening.from, to: opening.to })
    .refresh(opening.refresh)
    .timezone(opening.timezone)
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .variables([datasourceVariable, ...variables])
    .link(
      new DashboardLinkBuilder('Proxmox')
        .type(DashboardLinkType.Dashboards)
        .tags([tag])
        .asDropdown(false)
        .includeVars(true)
        .keepTime(true),
    )
    .build(),
  panels: layout(sections.flat()),
})
