import type { Fragment } from '../extend.ts'
import type { Facts } from './facts.ts'
import { withField } from './fields.ts'
import { recordOf, textOf } from './record.ts'
import type { Scrape } from './scrape.ts'

/** How the release scrapes node exporters: port, scheme, what verifies them, a password's Secret. */
export const nodeExporterFields = (scrapes: Scrape[]): Pick<Facts, 'fragment' | 'origins'> => {
  const origins: Facts['origins'] = new Map()
  const [first] = scrapes
  if (first === undefined) return { fragment: {}, origins }
  const { object, at, port, scheme } = first
  origins.set('nodeExporter.port', object.place)
  object.reader.take([...at, 'scheme'], 'nodeExporter.scheme')
  const tls = recordOf(object.reader.peek([...at, 'tlsConfig']))
  const isEncrypted = scheme === 'https'
  if (isEncrypted) object.reader.take([...at, 'tlsConfig'], 'nodeExporter.tls')
  const { username, password } = recordOf(object.reader.peek([...at, 'basicAuth']))
  const secret = textOf(recordOf(username).name)
  const isUsable =
    secret !== undefined &&
    recordOf(password).name === secret &&
    recordOf(username).key === 'username' &&
    recordOf(password).key === 'password'
  if (isUsable) object.reader.take([...at, 'basicAuth'], 'nodeExporter.basicAuthSecret')
  const fields: [string, unknown][] = [
    ['nodeExporter.port', port],
    ['nodeExporter.scheme', scheme],
    ['nodeExporter.tls', isEncrypted ? verifiedBy(tls) : undefined],
    ['nodeExporter.basicAuthSecret', isUsable ? secret : undefined],
  ]
  return {
    fragment: fields.reduce<Fragment>((fragment, [field, value]) => withField(fragment, field, value), {}),
    origins,
  }
}

const verifiedBy = ({ insecureSkipVerify, ca, serverName }: Record<string, unknown>) => {
  if (insecureSkipVerify === true) return 'insecure'
  const [caSecret, caConfigMap] = [
    textOf(recordOf(recordOf(ca).secret).name),
    textOf(recordOf(recordOf(ca).configMap).name),
  ]
  return {
    ...(caSecret !== undefined && { caSecret }),
    ...(caConfigMap !== undefined && { caConfigMap }),
    ...(typeof serverName === 'string' && { serverName }),
  }
}
