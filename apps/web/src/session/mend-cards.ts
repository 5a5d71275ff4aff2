/** Makes the cards of logs that have none: the program ended between the first words and the first card. */
import type { Library } from '@peersume/storage';

export async function mendCards(library: Library, device: string): Promise<void> {
  const [logs, cards] = await Promise.all([library.logs.list(), library.cards()]);
  if (!logs.ok || !cards.ok) return;
  const known = new Set(cards.value.map(({ id }) => id));
  for (const { name, length } of logs.value) {
    if (length === 0 || known.has(name)) continue;
    const { makeCard } = await import('./make-card.ts');
    await makeCard(library, name, device);
  }
}
