import { type Payload } from '@peersume/base';

/** Stands for the bytes of one piece, or of a part of one; `isTrue` is false where an adversary changed them. */
export class SymbolicPayload implements Payload {
  readonly file: string;
  readonly piece: number;
  readonly byteLength: number;
  readonly isTrue: boolean;

  constructor(file: string, piece: number, byteLength: number, isTrue: boolean) {
    this.file = file;
    this.piece = piece;
    this.byteLength = byteLength;
    this.isTrue = isTrue;
  }
}
