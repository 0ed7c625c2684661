import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { certificatesIn } from '../../../lib/doctor/certificate.ts'
import { judgeCA } from '../../../lib/doctor/checks/PM304.ts'
import { authority, signed } from '../../pve-api/certificates.ts'

const old = authority('9.1.1')
const recent = authority('9.1.2')

/** Asked once the certificates are there: making their keys takes a busy machine minutes. */
const now = () => Date.now() / 1000 + 60
const said = (pem: string, at = now()) =>
  judgeCA(certificatesIn(pem), at, 'ConfigMap lab/pve-root-ca').map(({ what }) => what)

test('a CA as pve-cluster made it before 9.1.2 has no key usage, which the exporter’s Python wants', () => {
  const [what, ...others] = said(old.cert)
  assert.match(what ?? '', /^Proxmox Virtual Environment in ConfigMap lab\/pve-root-ca has no key usage/)
  assert.equal(others, [])
})

test('a CA as pve-cluster 9.1.2 makes it is taken', () => {
  assert.equal(said(recent.cert), [])
})

test('a node’s own certificate may stand for the CA', () => {
  assert.equal(said(signed(old, ['DNS:pve1']).cert), [])
})

test('a CA is told before its time and after it', () => {
  const { cert: certificate } = recent
  assert.match(said(certificate, now() + 86_400 * 5000)[0] ?? '', / expired on \d{4}-\d{2}-\d{2}\.$/)
  assert.match(
    said(certificate, now() - 86_400 * 5000)[0] ?? '',
    / is valid only from \d{4}-\d{2}-\d{2} on\.$/,
  )
})

test('a file without a certificate is told, and so is a block that is none', () => {
  assert.equal(said('pve-root-ca.pem: No such file'), [
    'ca.crt of ConfigMap lab/pve-root-ca holds no certificate in PEM.',
  ])
  assert.equal(said('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'), [
    'ca.crt of ConfigMap lab/pve-root-ca holds a block that is no certificate.',
  ])
})

test('with an image of one’s own, whose Python may be older, it is a warning', () => {
  const certificates = certificatesIn(old.cert)
  assert.is(judgeCA(certificates, now(), 'ConfigMap lab/ca', true)[0]?.severity, 'warn')
})

test.run()
