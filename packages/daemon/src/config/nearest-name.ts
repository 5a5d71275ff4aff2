/** The known name that a mistyped one most likely means: by insertions, deletions and replacements (Levenshtein). */

const maxCompared = 64; // names are short; a longer one means none of them

/** Of a short name at most half of the letters may be other ones: else it is simply another name. */
export function nearestName<N extends string>(
  written: string,
  known: readonly N[],
  most = Math.min(3, Math.floor(written.length / 2)),
): N | undefined {
  if (written.length > maxCompared) return undefined;
  let best: { readonly name: N; readonly distance: number } | undefined;
  for (const name of known) {
    const distance = distanceBetween(written.toLowerCase(), name.toLowerCase());
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
