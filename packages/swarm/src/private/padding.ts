/**
 * Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019): lengths are
 * rounded up so that they tell only their rough size; at most 12% is added, of a gigabyte at most 3%.
 */
export function padmeLength(byteLength: number): number {
  const exponent = bitsOf(byteLength) - 1;
  const step = 2 ** (exponent - bitsOf(exponent));
  return exponent < 1 || step < 1 ? byteLength : Math.ceil(byteLength / step) * step;
}

/** How many binary digits the number has. */
const bitsOf = (number: number): number => Math.max(0, number).toString(2).length;
