/**
 * What the exporter 3.10.2 wrote to its log (Python 3.11, requests 2.32, urllib3 2.5, proxmoxer 2.2, gunicorn 23) when it was
 * asked for `/pve` while the simulated Proxmox VE, or the network before it, was in each state. Frames are left out.
 */
const log = (...lines: string[]) =>
  ['[2026-11-26 20:29:43 +0000] [7] [ERROR] Exception thrown while rendering view', ...lines, ''].join('\n')

const traceback = 'Traceback (most recent call last):'
const frame = '  File "/usr/lib/python3/dist-packages/pve_exporter/http.py", line 120, in view'
const cause = 'The above exception was the direct cause of the following exception:'
const during = 'During handling of the above exception, another exception occurred:'
const refused = 'Failed to establish a new connection: [Errno 111] Connection refused'
const unresolved = "Failed to resolve 'nowhere.example' ([Errno -3] Temporary failure in name resolution)"
const path = 'Max retries exceeded with url: /api2/json/cluster/status'
const tls = '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed:'

const verification = (host: string, words: string) =>
  log(
    ...[traceback, frame, `ssl.SSLCertVerificationError: ${tls} ${words} (_ssl.c:992)`, '', during, ''],
    ...[traceback, frame, `urllib3.exceptions.SSLError: ${tls} ${words} (_ssl.c:992)`, '', cause, ''],
    ...[traceback, frame],
    `requests.exceptions.SSLError: HTTPSConnectionPool(host='${host}', port=8006): ${path} (Caused by SSLError(SSLCertVerificationError(1, "${tls} ${words} (_ssl.c:992)")))`,
  )

export const recordedLogs = {
  value: log(traceback, frame, 'proxmoxer.core.ResourceException: 401 Unauthorized: invalid token value!'),
  unknown: log(
    traceback,
    frame,
    "proxmoxer.core.ResourceException: 401 Unauthorized: no such token 'other' for user 'prometheus@pve'",
  ),
  expired: log(
    traceback,
    frame,
    "proxmoxer.core.ResourceException: 401 Unauthorized: token 'monitoring' access expired",
  ),
  forbidden: log(
    traceback,
    frame,
    'proxmoxer.core.ResourceException: 403 Forbidden: Permission check failed (/, Sys.Audit)',
  ),
  silent: log(
    ...[traceback, frame, 'TimeoutError: The read operation timed out', '', cause, ''],
    ...[traceback, frame],
    "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='198.51.100.18', port=8006): Read timed out. (read timeout=7.498959141999876)",
    ...['', during, '', traceback, frame],
    'TimeoutError: the hypervisor is slow: the scrape takes longer than Prometheus waits',
  ),
  dropped: log(
    ...[traceback, frame, 'TimeoutError: timed out', '', cause, '', traceback, frame],
    `requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='198.51.100.18', port=8006): ${path} (Caused by ConnectTimeoutError(<HTTPSConnection(host='198.51.100.18', port=8006) at 0x7f7912e2f1d0>, 'Connection to 198.51.100.18 timed out. (connect timeout=5)'))`,
  ),
  refused: log(
    ...[
      traceback,
      frame,
      'ConnectionRefusedError: [Errno 111] Connection refused',
      '',
      cause,
      '',
      traceback,
      frame,
    ],
    `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='198.51.100.18', port=8006): ${path} (Caused by NewConnectionError("HTTPSConnection(host='198.51.100.18', port=8006): ${refused}"))`,
  ),
  closed: log(
    traceback,
    frame,
    "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
  ),
  broken: log(
    traceback,
    frame,
    'proxmoxer.core.ResourceException: 500 Internal Server Error: got no worker upid - start worker failed',
  ),
  name: log(
    ...[traceback, frame, 'socket.gaierror: [Errno -3] Temporary failure in name resolution', '', cause, ''],
    ...[traceback, frame],
    `requests.exceptions.ConnectionError: HTTPSConnectionPool(host='nowhere.example', port=8006): ${path} (Caused by NameResolutionError("HTTPSConnection(host='nowhere.example', port=8006): ${unresolved}"))`,
  ),
  authority: verification('198.51.100.18', 'unable to get local issuer certificate'),
  mismatch: verification('virtrc99', "Hostname mismatch, certificate is not valid for 'virtrc99'."),
  file: log(
    traceback,
    frame,
    'OSError: Could not find a suitable TLS CA certificate bundle, invalid path: /etc/pve-ca/ca.crt',
  ),
}
