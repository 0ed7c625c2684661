import type { Fault } from '../../problem/fault.ts'

/**
 * A file's name becomes a label's value and the start of a Service's name, which until Kubernetes 1.36 starts with a
 * letter (RFC 1035, ValidateServiceName); as a lower-case label it also leaves no folder and differs from no other by case.
 */
export const fileName = (name: string): Fault[] =>
  /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)
    ? []
    : [
        {
          path: [],
          message: `the file's name ${JSON.stringify(name)} is not a lower-case letter followed by at most 62 lower-case letters, digits and "-", the last no "-"; rename the file`,
        },
      ]
