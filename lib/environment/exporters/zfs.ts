import type { KnownExporter } from './known-exporter.ts'

/** zfs_exporter, which runs `zpool` and `zfs` at each scrape; snapshots are off unless it is started with `--collector.dataset-snapshot`. */
export const zfs = {
  name: 'zfs-exporter',
  title: 'zfs_exporter',
  documentation: 'https://github.com/pdf/zfs_exporter',
  port: 9134,
  path: '/metrics',
  scheme: 'http',
  interval: '60s',
  job: 'proxmox-zfs-exporter',
  onEveryHypervisor: true,
  missedOnEach: true,
  series: {
    source: 'zfs_exporter 2.3.11, collector/pool.go and dataset.go',
    lines: `
      zfs_scrape_collector_duration_seconds gauge collector: Duration of a collector scrape
      zfs_scrape_collector_success gauge collector: Whether a collector succeeded
      zfs_pool_{allocated,free,freeing,leaked,size,expand_size}_bytes gauge pool: Storage of the pool
      zfs_pool_deduplication_ratio gauge pool: Deduplicated size vs undeduplicated size
      zfs_pool_{capacity,fragmentation}_ratio gauge pool: Space used, and fragmentation
      zfs_pool_health gauge pool: Health [0: ONLINE, 1: DEGRADED, 2: FAULTED, 3: OFFLINE, 4: UNAVAIL, 5: REMOVED, 6: SUSPENDED]
      zfs_pool_readonly gauge pool: Read-only status [0: read-write, 1: read-only]
      zfs_dataset_{available,logical_used,quota,referenced,used,used_by_dataset,volume_size,written}_bytes gauge name,pool,type: Space of the dataset, among the properties that are asked for by default
      zfs_dataset_{logical_referenced,referenced_quota,referenced_reservation,reservation,used_by_children,used_by_referenced_reservation,used_by_snapshot}_bytes gauge name,pool,type: Space of the dataset, where its property is asked for
      zfs_dataset_{compression,referenced_compression}_ratio gauge name,pool,type: Compressed size vs uncompressed size, where its property is asked for
      zfs_dataset_snapshot_{count,limit}_total gauge name,pool,type: Snapshots below the dataset, where its property is asked for
      zfs_dataset_creation_timestamp gauge name,pool,type: When the dataset was created, where its property is asked for`,
  },
} as const satisfies KnownExporter
