/** The piece store over real files keeps what every piece store promises. */
import { type Disk } from '@peersume/base';
import { createNodeDisk, type NodeDisk } from '@peersume/storage/node';
import { openDiskPieceStore } from '@peersume/swarm';
import { describePieceStore, verifyNow } from '@peersume/swarm/testing/piece-store';
import { mkdtempSync, openSync, readSync, rmSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { troubledDisk } from './troubled-disk.ts';

describePieceStore({
  name: 'the disk store over files of Node',
  payloads: 'bytes',
  create(sample) {
    const { manifest } = sample;
    const directory = mkdtempSync(join(tmpdir(), 'peersume-pieces-'));
    const disks: NodeDisk[] = [];
    onTestFinished(async () => {
      for (const disk of disks) await disk.close();
      rmSync(directory, { recursive: true });
    });
    let troubled = troubledDisk(newDisk());
    function newDisk(): Disk {
      const disk = createNodeDisk({ locate: directory });
      disks.push(disk);
      return disk;
    }
    return {
      open(done) {
        openDiskPieceStore({ disk: troubled.disk, manifest, name: 'sample', verify: verifyNow }, done);
      },
      settle: () => troubled.settle(),
      kill() {
        // Another process would have another disk; the bytes are in the platform's hands.
        troubled = troubledDisk(newDisk());
      },
      setFull: (isFull) => troubled.set(isFull ? { type: 'DiskFull' } : undefined),
      setReadOnly: (isReadOnly) => troubled.set(isReadOnly ? { type: 'ReadOnly' } : undefined),
      setFailing: (isFailing) => troubled.set(isFailing ? { type: 'DiskFailure', detail: 'by the test' } : undefined),
      rot(piece) {
        const file = manifest.files.findLastIndex(
          ({ firstPiece, pieceCount }) => pieceCount > 0 && firstPiece <= piece,
        );
        const firstPiece = manifest.files[file]?.firstPiece ?? 0;
        const position = manifest.pieceOffset(piece) - manifest.pieceOffset(firstPiece);
        const handle = openSync(join(directory, `sample.data-${file}`), 'r+');
        const byte = new Uint8Array(1);
        readSync(handle, byte, 0, 1, position);
        byte[0] = (byte[0] ?? 0) ^ 1;
        writeSync(handle, byte, 0, 1, position);
        closeSync(handle);
      },
    };
  },
});
