/** What lies in the golden data directories. */
import { type DataDirectory } from '../open-data-directory.ts';

export const goldenSecret = Uint8Array.from({ length: 68 }, (_, index) => index);
export const goldenRecord = JSON.stringify({ version: 1, root: 'bafyfile', name: 'Résumé 2026.pdf', key: '00ff' });
export const goldenStructure = [Uint8Array.of(10, 20), new Uint8Array(0), new Uint8Array(3000).fill(7)];
export const goldenPeers = Uint8Array.of(1, 2, 3);
export const goldenLog = 'résumé \u{1f4c4} \ud800';
export const goldenEntries = [Uint8Array.of(1), new Uint8Array(0), new Uint8Array(5000).fill(9)];

export async function fillGolden(directory: DataDirectory): Promise<void> {
  const secret = await directory.secret('identity', () => goldenSecret);
  const written = await directory.logs.write(goldenLog, {
    append: goldenEntries,
    beside: new Map([['checkpoint', Uint8Array.of(4, 5)]]),
  });
  const outcomes = [
    secret,
    written,
    directory.files.put('bafyfile', goldenRecord, goldenStructure),
    directory.files.put('bafyother', '{}'),
    directory.values.put('peers', goldenPeers),
  ];
  for (const outcome of outcomes) if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
}
