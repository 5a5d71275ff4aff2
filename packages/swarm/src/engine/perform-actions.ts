/** What the exchange wants done, done through the ports; answers go back as events. */
import { assert, type Payload } from '@peersume/base';
import { type ExchangeAction, type ExchangeEvent } from '../exchange/exchange.ts';
import { type FileSlot } from './file-slot.ts';
import { type LookAgain } from './look-again.ts';
import { collectStructure, cutStructure, type StructureFrame } from './structure-collector.ts';
import { type SwarmPorts } from './swarm.ts';
import { type StructureError } from '../manifest/structure-reader.ts';
import { type StoreError } from '../store/piece-store.ts';

type Tell = (event: ExchangeEvent) => void;
type Action<T extends ExchangeAction['type']> = Extract<ExchangeAction, { type: T }>;

/** Verifies a piece and, when it holds, writes it. */
export function acceptPiece(slot: FileSlot, action: Action<'accept'>, verify: SwarmPorts['verify'], tell: Tell): void {
  const { file, piece, payload } = action;
  const { manifest, store } = slot;
  assert(manifest !== undefined && store !== undefined, 'pieces are accepted for loaded files');
  if (payload.byteLength !== manifest.pieceLength(piece)) return tell({ type: 'verified', file, piece, holds: false });
  verify(payload, manifest.pieceDigest(piece), (holds) => {
    if (slot.hasEnded) return;
    tell({ type: 'verified', file, piece, holds });
    if (!holds) return;
    store.write(piece, payload, (written) => {
      if (slot.hasEnded) return;
      tell({ type: 'written', file, piece, failure: written.ok ? undefined : failureOf(written.error) });
      if (written.ok) slot.arrived(piece);
      else slot.writeFailed();
    });
  });
}

/** Reads a piece that is to be sent. One that the store holds and cannot read now is looked at again. */
export function readPiece(slot: FileSlot, action: Action<'read'>, tell: Tell, lookAgain: LookAgain): void {
  const { file, piece, link } = action;
  const answer = (payload: Payload | undefined) => {
    if (!slot.hasEnded) tell({ type: 'read', file, piece, link, payload });
  };
  if (slot.store === undefined) return answer(undefined);
  slot.store.read(piece, (payload) => {
    answer(payload.ok ? payload.value : undefined);
    if (payload.ok || payload.error.type !== 'StoreFailure') return;
    lookAgain.at(slot, piece, () => tell({ type: 'found', file, piece }));
  });
}

/** As many nodes of the structure as one frame takes, from the node `first` on; none where there are none. */
export function readStructure(slot: FileSlot, action: Action<'readStructure'>, frameBytes: number, tell: Tell): void {
  const { file, link, first } = action;
  const answer = (frame: StructureFrame | undefined) => {
    if (slot.hasEnded) return;
    tell({ type: 'structureRead', file, link, first, lengths: frame?.lengths ?? [], payload: frame?.payload });
  };
  const { manifest, store } = slot;
  if (manifest === undefined || store === undefined) return answer(undefined);
  cutStructure(manifest, store, { first, frameBytes }, answer);
}

/** Reads nodes that a peer sent; the last ones make the file known, and it is opened. */
export function acceptStructure(
  slot: FileSlot,
  action: Action<'acceptStructure'>,
  tell: Tell,
  refuse: (error: StructureError) => void,
): void {
  const { file, link, first, lengths, payload } = action;
  const answer = (next: number | 'complete' | 'wrong') => tell({ type: 'structureVerified', file, link, next });
  if (slot.manifest !== undefined) return answer('complete');
  assert(payload instanceof Uint8Array, 'structure is bytes: readFrame looked');
  const reader = slot.reader();
  const collected = collectStructure(reader, { first, lengths, payload });
  if (!collected.ok) return collected.error.fault === 'sender' ? answer('wrong') : refuse(collected.error);
  if (collected.value === 'more') return answer(reader.needed);
  answer('complete');
  slot.found(collected.value, payload);
}

/** Of what kind a store's trouble is, as far as the exchange and people are concerned. */
export function failureOf(error: StoreError): 'full' | 'readOnly' | 'failed' {
  if (error.type === 'StoreFull') return 'full';
  return error.type === 'StoreReadOnly' ? 'readOnly' : 'failed';
}
