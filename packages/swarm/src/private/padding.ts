/**
 * Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019): lengths are
 * rounded up so that they tell only their rough size; at most 12% is added, of a gigabyte at most 3%.
 */
export function padmeLength(byteLength: number): number {
  if (byteLength < 2) return byteLength;
  const exponent = Math.floor(Math.log2(byteLength));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return step < 1 ? byteLength : Math.ceil(byteLength / step) * step;
}
