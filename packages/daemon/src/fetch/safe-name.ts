/** The name under which a share is saved: as it is called, made fit for every platform; its root where it cannot be. */
import { FolderNames, structureLimits } from '@peersume/swarm';

export function safeNameOf(name: string, root: string): string {
  const safe = new FolderNames().add(name, structureLimits.nameBytes);
  return safe.ok ? safe.value : root;
}
