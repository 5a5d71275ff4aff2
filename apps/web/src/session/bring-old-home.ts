/**
 * Brings what earlier versions kept into the library, once. Version 1 of the database had one record for each résumé,
 * with the whole file as text. A record goes only when its text is durable in a card; what this program cannot read
 * stays in that card, is shown, and can be saved as a file.
 */
import type { Card, OldResume } from '@peersume/storage';
import type { OpenPorts } from './open-session.ts';

type BringPorts = Pick<OpenPorts, 'library' | 'read' | 'device'>;

export async function bringOldHome(ports: BringPorts): Promise<void> {
  const old = await ports.library.oldResumes();
  if (!old.ok) return;
  // Several tabs may start at once.
  for (const one of old.value) await ports.library.alone(`old-${one.id}`, () => bring(one, ports));
}

async function bring(old: OldResume, ports: BringPorts): Promise<void> {
  const { library } = ports;
  const found = await library.card(old.id);
  if (!found.ok) return;
  const card = found.value ?? cardOf(old);
  if (found.value === undefined) {
    const put = await library.putCard(card);
    if (!put.ok) return;
  }
  const { beginLog } = await import('./open-session.ts');
  const begun = await beginLog(old.id, card, ports);
  if (begun.ok || begun.error.type === 'Unreadable') await library.forgetOldResume(old.id);
}

const cardOf = ({ id, title, savedAt, text, career }: OldResume): Card => ({
  id,
  title,
  createdAt: savedAt,
  changedAt: savedAt,
  ...(career !== undefined && { career }),
  snapshot: text,
  variants: [],
});
