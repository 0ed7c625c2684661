/** A Kubernetes quantity as what it is: a fraction of whole numbers, since a float of `700m` is not that of `0.7`. */
export interface Quantity {
  numerator: bigint
  denominator: bigint
}

/** A Kubernetes quantity: cores of `250m`, bytes of `512Mi`. */
export const quantity = (text: string): Quantity => {
  const [, whole = '', fraction = '', exponent = '0', suffix = ''] = parts.exec(text) ?? []
  const power = Number(exponent) - fraction.length + (decimal[suffix] ?? 0)
  return {
    numerator: BigInt(whole + fraction) * tenTo(power) * 2n ** BigInt(binary[suffix] ?? 0),
    denominator: tenTo(-power),
  }
}

/** Whether a quantity is larger than another one. */
export const isOver = (one: Quantity, other: Quantity): boolean =>
  one.numerator * other.denominator > other.numerator * one.denominator

/** Whether a quantity is a whole number, as bytes are. */
export const isWhole = ({ numerator, denominator }: Quantity): boolean => numerator % denominator === 0n

const parts = /^\+?([0-9]*)\.?([0-9]*)(?:[eE]([-+]?[0-9]+))?([A-Za-z]*)$/

const tenTo = (power: number): bigint => 10n ** BigInt(Math.max(power, 0))

/** Suffixes by their power of ten and of two. */
const decimal: Record<string, number> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const binary: Record<string, number> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
