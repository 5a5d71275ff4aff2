import { describePieceStore } from '../testing/describe-piece-store.ts';
import { verifyNow, type SampleContent } from '../testing/sample-content.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { createTestDisk, type TestDisk } from '../testing/test-disk.ts';
import { openDiskPieceStore } from './open-disk-piece-store.ts';

for (const [name, compactAboveBytes] of [
  ['the disk store', undefined],
  ['the disk store that compacts all the time', 0],
] as const) {
  describePieceStore({
    name,
    payloads: 'bytes',
    create: (sample) => {
      const disk = createTestDisk(seededRandom(1));
      return {
        open: (done) =>
          openDiskPieceStore(
            {
              disk,
              manifest: sample.manifest,
              name: 'x',
              verify: verifyNow,
              ...(compactAboveBytes !== undefined && { compactAboveBytes }),
            },
            done,
          ),
        settle: () => disk.settle(),
        kill: () => disk.kill(),
        setFull: (isFull) => disk.setCapacity(isFull ? 0 : Number.POSITIVE_INFINITY),
        setReadOnly: (isReadOnly) => disk.setReadOnly(isReadOnly),
        setFailing: (isFailing) => disk.setFailing(isFailing ? ({ type }) => type !== 'read' : undefined),
        rot: (piece) => rotPiece(disk, sample, piece),
      };
    },
  });
}

/** With the sample's own layout: a disk file for each file. */
function rotPiece(disk: TestDisk, { manifest }: SampleContent, piece: number): void {
  const index = manifest.files.findLastIndex(({ firstPiece, pieceCount }) => pieceCount > 0 && firstPiece <= piece);
  const begin = manifest.pieceOffset(manifest.files[index]?.firstPiece ?? 0);
  disk.rot(`x.data-${index}`, manifest.pieceOffset(piece) - begin, 3);
}
