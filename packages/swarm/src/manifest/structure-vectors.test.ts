import { describe, expect, test } from 'vitest';
import vectors from '../../vectors/files-structures.json' with { type: 'json' };
import { cidFromText } from './cid.ts';
import { manifestFromStructure } from './structure-reader.ts';

interface Vector {
  readonly comment: string;
  readonly root: string;
  readonly nodes: readonly string[];
}

const read = ({ root, nodes }: Vector) => {
  const cid = cidFromText(root);
  if (!cid.ok) throw new Error(root);
  return manifestFromStructure(
    cid.value,
    nodes.map((node) => Uint8Array.from(Buffer.from(node, 'hex'))),
  );
};

describe('[FI10] structures that hold', () => {
  test.each(vectors.valid.map((vector) => [vector.comment, vector] as const))('%s', (_comment, vector) => {
    const manifest = read(vector);
    expect(manifest.ok ? manifest.value.files : manifest.error).toEqual(vector.files);
    expect(manifest.ok && manifest.value.structure).toHaveLength(vector.nodes.length);
  });
});

describe('[FI11] structures that are refused, by the fault of their author', () => {
  test.each(vectors.invalid.map((vector) => [vector.comment, vector] as const))('%s', (_comment, vector) => {
    expect(read(vector)).toMatchObject({
      ok: false,
      error: { type: 'StructureRefused', fault: 'author', ...vector.error },
    });
  });
});
