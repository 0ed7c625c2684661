import type { IConfigMap } from 'kubernetes-models/v1'
import { metadata, names } from '../../environment/object-names.ts'

/** Folder in which Python finds the module, and its file name: Python imports a module of this name before any other. */
export const deadlineFolder = '/etc/exporter-deadline'
const file = 'sitecustomize.py'

/**
 * Makes a slow hypervisor cost only its own scrape. The exporter (3.10.2) has two threads for everything, its
 * maintainer wants no option for that (pull request 427), and a scrape that Prometheus gave up runs on, one call a
 * guest. Python reports an error in this module and starts the exporter without it.
 */
export const deadlineModule = `"""Ends a scrape when Prometheus stops waiting for it, and gives each request a thread of its own."""

import threading
import time

from proxmoxer.backends.https import ProxmoxHttpSession
from pve_exporter import scrape_metrics, http  # In this order: the first instruments what the second imports.
from requests import ReadTimeout

# Seconds before Prometheus's own timeout, so that the error still arrives.
MARGIN = 0.5
# Seconds that a scrape may take when nobody says how long they wait.
PATIENCE = 60
# Seconds that one call may take: after 30 Proxmox VE's own proxy gives up.
CALL = 30

# 10,000 guests take 211 MB a cluster scrape: more at once would pass the memory limit.
cluster_scrapes = threading.BoundedSemaphore(2)
scrape = threading.local()

start_http_server = http.start_http_server
collect_pve = http.collect_pve
answer = http.PveExporterApplication.__call__
ask = ProxmoxHttpSession.request


def start_with_threads(config, options, collectors):
    start_http_server(config, {**options, "threads": 500}, collectors)


def answer_in_time(application, environ, start_response):
    patience = float(environ.get("HTTP_X_PROMETHEUS_SCRAPE_TIMEOUT_SECONDS", PATIENCE))
    scrape.end = time.monotonic() + patience - MARGIN
    return answer(application, environ, start_response)


def collect_in_turn(config, host, cluster, node, options):
    if node:
        return collect_pve(config, host, cluster, node, options)
    if not cluster_scrapes.acquire(timeout=left()):
        raise TimeoutError("other cluster scrapes took all the time that Prometheus waits")
    try:
        return collect_pve(config, host, cluster, node, options)
    finally:
        cluster_scrapes.release()


def ask_in_time(session, *args, **kwargs):
    patience = session.auth.timeout
    kwargs.setdefault("timeout", (min(patience, left()), min(max(patience, CALL), left())))
    try:
        return ask(session, *args, **kwargs)
    except ReadTimeout:
        left()  # Says so where it was the scrape's time that ran out.
        raise


def left():
    seconds = scrape.end - time.monotonic()
    if seconds <= 0:
        raise TimeoutError("the hypervisor is slow: the scrape takes longer than Prometheus waits")
    return seconds


http.start_http_server = start_with_threads
http.collect_pve = collect_in_turn
http.PveExporterApplication.__call__ = answer_in_time
ProxmoxHttpSession.request = ask_in_time
`

/** The module, for both exporters. */
export const exporterDeadline = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadata(names.exporterDeadline, 'pve-exporter'),
  data: { [file]: deadlineModule },
} satisfies IConfigMap
