/** A card from a résumé's log alone. */
import { openKept, readBatch } from '@peersume/document';
import type { Library } from '@peersume/storage';
import { sayCard } from './keep-card.ts';
import { platformChance } from './platform-chance.ts';

export async function makeCard(library: Library, log: string, device: string): Promise<void> {
  const opened = await openKept({ store: library.logs, log, device, random: platformChance });
  if (!opened.ok) return;
  const { document } = opened.value;
  const first = await library.logs.read(log, 0, 1);
  const batch = first.ok && first.value[0] !== undefined ? readBatch(first.value[0]) : undefined;
  const at = batch?.ok === true ? batch.value.time : 0;
  await library.putCard({ id: log, createdAt: at, changedAt: at, ...sayCard(document) });
  document.close();
}
