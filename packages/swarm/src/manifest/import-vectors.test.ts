import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import vectors from '../../vectors/files-boxo.json' with { type: 'json' };
import { cidToText } from './cid.ts';
import { type FolderEntry, importFile, importFolder } from './import-content.ts';
import { type ProfileName } from './profiles.ts';

interface Content {
  readonly text?: string;
  readonly bytes?: number;
  readonly seed?: number;
}
interface Case {
  readonly name: string;
  readonly profile: string;
  readonly file?: Content;
  readonly folder?: readonly { readonly path: string; readonly content?: Content }[];
  readonly many?: { readonly count: number; readonly before: string; readonly digits: number; readonly after: string };
  readonly cid: string;
}

describe(`[FI2] the CID is that of ${vectors.tool}`, () => {
  test.each((vectors.cases as readonly Case[]).map((vector) => [vector.profile, vector.name, vector] as const))(
    '%s: %s',
    async (_profile, _name, vector) => {
      const options = { profile: vector.profile as ProfileName, sha256: remembering() };
      const imported = vector.file
        ? await importFile(bytesOf(vector.file), options)
        : await importFolder(entriesOf(vector), options);
      expect(imported.ok && cidToText(imported.value.root)).toBe(vector.cid);
    },
    60_000,
  );
});

/** Hashes the one piece of zeros that the largest contents consist of only once. */
function remembering() {
  const known = new Map<number, Uint8Array>();
  return (bytes: Uint8Array): Uint8Array => {
    const zeros = bytes.buffer === zeroBytes.buffer;
    const digest = (zeros && known.get(bytes.byteLength)) || createHash('sha256').update(bytes).digest();
    if (zeros) known.set(bytes.byteLength, digest);
    return digest;
  };
}

const zeroBytes = new Uint8Array(1024 * 1024);

function* bytesOf({ text, bytes = 0, seed = 0 }: Content): Generator<Uint8Array> {
  if (text !== undefined) return void (yield new TextEncoder().encode(text));
  let state = seed;
  for (let offset = 0; offset < bytes; offset += zeroBytes.byteLength) {
    const length = Math.min(zeroBytes.byteLength, bytes - offset);
    const block = seed === 0 ? zeroBytes.subarray(0, length) : new Uint8Array(length);
    for (let index = 0; seed !== 0 && index < length; index++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      block[index] = state >>> 24;
    }
    yield block;
  }
}

function* entriesOf({ folder = [], many }: Case): Generator<FolderEntry> {
  for (const { path, content } of folder) yield content ? { path, content: bytesOf(content) } : { path };
  for (let number = 0; number < (many?.count ?? 0); number++)
    yield {
      path: `${many?.before}${String(number).padStart(many?.digits ?? 0, '0')}${many?.after}`,
      content: [new TextEncoder().encode('x')],
    };
}
