/** Identities that earn trust first. */
import { adversary, serveAsSeed } from './adversary.ts';
import { corruptPayload } from './corrupt-payload.ts';

/** True pieces that each identity gives before it lies. */
const honestPieces = 3;

export const servesThenCorrupts = adversary({
  serves: (talk, file, piece) => {
    talk.count++;
    if (talk.count <= honestPieces) serveAsSeed(talk, file, piece);
    else talk.send(file, piece, corruptPayload(file.content, piece));
  },
});

export const servesThenWithholds = adversary({
  serves: (talk, file, piece) => {
    talk.count++;
    if (talk.count <= honestPieces) serveAsSeed(talk, file, piece);
  },
});
