import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate with its key, both PEM; made at run time, never committed. A server sends all that is in `cert`. */
export interface Certificate {
  key: string
  cert: string
}

/** Runs openssl in a folder of its own that holds these files, and reads the files that it made. */
export interface Folder {
  openssl: (...args: string[]) => void
  read: (name: string) => string
}

export function inFolder<Result>(files: Record<string, string>, use: (folder: Folder) => Result): Result {
  const cwd = mkdtempSync(join(tmpdir(), 'pve-certificate-'))
  try {
    for (const [name, text] of Object.entries({ ...files, 'openssl.cnf': debianConfig }))
      writeFileSync(join(cwd, name), text, { mode: 0o600 })
    const env = { ...process.env, OPENSSL_CONF: join(cwd, 'openssl.cnf') }
    return use({
      openssl: (...args) =>
        void execFileSync('openssl', args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] }),
      read: name => readFileSync(join(cwd, name), 'utf8'),
    })
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

/** The lines of Debian's `/etc/ssl/openssl.cnf` (12 and 13 alike) that decide what `openssl req` adds by itself. */
const debianConfig = `[ req ]
default_bits = 2048
distinguished_name = req_distinguished_name
x509_extensions = v3_ca
string_mask = utf8only

[ req_distinguished_name ]

[ v3_ca ]
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid:always,issuer
basicConstraints = critical,CA:true
`
