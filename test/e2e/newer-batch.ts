/** A batch as a newer program would write it: this document has schema 99, so it can be read and not changed. */
import { openDocument, readBatch } from '@peersume/document';

export function newerBatch(log: readonly Uint8Array[]): Uint8Array {
  let chance = 7;
  const opened = openDocument(log, { random: { uint32: () => (chance = (chance * 1_664_525 + 1_013_904_223) >>> 0) } });
  if (!opened.ok) throw new Error(opened.error.type);
  opened.value.doc.getMap('about').set('schema', 99);
  const [batch] = opened.value.takeBatches({ time: 0, device: 'newer' });
  if (batch === undefined || !readBatch(batch).ok) throw new Error('no batch');
  return batch;
}
