/** A short name for what a snapshot says: another one as soon as it says something else (FNV-1a, and the length). */
export function nameOfSnapshot(id: string, snapshot: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < snapshot.length; at++) hash = Math.imul(hash ^ snapshot.charCodeAt(at), 0x01000193);
  return `${id}/${snapshot.length}-${(hash >>> 0).toString(36)}`;
}
