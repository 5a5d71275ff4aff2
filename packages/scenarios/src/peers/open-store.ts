/** The store of one file on one machine: a set for symbolic pieces, the machine's disk for real ones. */
import { ok, type Disk, type Result } from '@peersume/base';
import {
  createSymbolicPieceStore,
  openDiskPieceStore,
  PieceSet,
  type Manifest,
  type PieceStore,
  type StoreError,
} from '@peersume/swarm';
import { type PeerFile } from './peer.ts';

/** `memory` is kept while the program is down. */
export function openStore(
  disk: Disk,
  memory: Map<string, unknown>,
  file: PeerFile,
  manifest: Manifest,
  done: (store: Result<PieceStore, StoreError>) => void,
): void {
  const { content, initial } = file;
  if (content.isSymbolic) {
    const key = `pieces of ${content.name}`;
    const known = memory.get(key);
    const held = known instanceof PieceSet ? known : initial.copy();
    memory.set(key, held);
    done(ok(createSymbolicPieceStore({ manifest, held, payloadOf: content.piece })));
    return;
  }
  const open = (adopt: boolean): void =>
    openDiskPieceStore(
      {
        disk,
        manifest,
        name: content.name,
        verify: (payload, digest, answer) => answer(memory.has(believesItsDisk) || content.hasDigest(payload, digest)),
        adopt,
      },
      (opened) => {
        if (opened.ok) memory.set(cameWith(file), true);
        done(opened);
      },
    );
  if (initial.size === 0) open(false);
  else if (memory.has(cameWith(file))) open(true);
  else putInitialPieces(disk, file, () => open(true));
}

/** Kept in `memory` where a scenario shows what becomes of a host that does not hash what it reads. */
export const believesItsDisk = 'believes its disk';

const cameWith = ({ content }: PeerFile): string => `came with ${content.name}`;

/** The name of the disk file with the bytes of a content; pieces lie in it one after the other. */
export const dataFileName = (contentName: string): string => `${contentName}.data`;

/** The bytes of another program, which the store then adopts: as if they had been there before. */
function putInitialPieces(disk: Disk, { content, initial }: PeerFile, done: () => void): void {
  disk.open(dataFileName(content.name), (opened) => {
    if (!opened.ok) return done();
    const file = opened.value;
    for (const piece of initial) {
      const payload = content.piece(piece);
      if (payload instanceof Uint8Array) file.write(content.manifest.pieceOffset(piece), payload, () => undefined);
    }
    file.sync(() => {
      file.close();
      done();
    });
  });
}
