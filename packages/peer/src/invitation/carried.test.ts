import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Identity, identityFromSeed } from '../identity/index.ts';
import { type Candidate, type Description } from '../webrtc/description.ts';
import { anyCandidate, anyDescription } from '../webrtc/testing/arbitraries.ts';
import { type CarriedContent, formatCarried, parseCarried } from './carried.ts';

const ann = await identityOf(1);

/** As Chromium makes them. */
const description: Description = {
  user: 'k+/9',
  password: 'Abcdefghijklmnopqrstuvw+',
  fingerprint: new Uint8Array(32).map((_, at) => at * 7),
  setup: 'either',
};
const hidden: Candidate = { type: 'host', address: '0f8fad5b-d9cb-469f-a165-70867728950e.local', port: 50_123 };
const candidates: readonly Candidate[] = [
  hidden,
  { type: 'host', address: '2001:db8:85a3::8a2e:370:7334', port: 50_124 },
  { type: 'reflexive', address: '2001:db8:85a3::8a2e:370:7335', port: 50_125 },
  { type: 'reflexive', address: '203.0.113.7', port: 50_126 },
];
const content: CarriedContent = { kind: 'invitation', goodUntil: 2_000_000_000, description, candidates };

describe('what is carried by hand', () => {
  test('[IV1] says who made it, until when, and how to reach them', async () => {
    const read = await parseCarried(await formatCarried(ann, content), 'invitation');
    expect(read).toMatchObject({ ok: true, value: { ...content, peer: ann.id } });
  });

  test('[IV1] of every content comes back as it was', async () => {
    const anyContent = fc.record({
      kind: fc.constant('answer' as const),
      goodUntil: fc.nat(2 ** 32 - 1),
      answers: fc.uint8Array({ minLength: 8, maxLength: 8 }),
      description: anyDescription,
      candidates: fc.array(anyCandidate, { maxLength: 4 }).map((list) => list.filter(({ type }) => type === 'host')),
    });
    await fc.assert(
      fc.asyncProperty(anyContent, async (one) => {
        const read = await parseCarried(await formatCarried(ann, one), 'answer');
        expect(read).toMatchObject({ ok: true, value: one });
      }),
      { numRuns: 30 },
    );
  });

  test('[IV2] has at most 400 characters with four ways, in QR codes’ alphanumeric mode', async () => {
    const answers = new Uint8Array(8).fill(3);
    for (const one of [content, { ...content, kind: 'answer' as const, answers }]) {
      const text = await formatCarried(ann, one);
      expect(text).toMatch(/^PEERSUME\/[0-9A-Z$+\-./]+$/u);
      expect(text.length).toBeLessThanOrEqual(400);
    }
  });

  test('[IV3] is found in a link or a message, whatever was done to its lines, case and dashes', async () => {
    const text = await formatCarried(ann, content);
    const shapes = [
      `https://peer.example/#${text}`,
      ` ${text.toLowerCase()} `,
      text.replace(/.{40}/gu, '$&\r\n> '.replace('> ', '')),
      text.replaceAll('--', '\u2014').replaceAll('...', '\u2026'),
      `PEERSUME/ is the start of\n${text}\u200B`,
    ];
    for (const shape of shapes) expect((await parseCarried(shape, 'invitation')).ok, shape).toBe(true);
  });

  test('[IV3] cut or mistyped, it is damaged, and nothing else', async () => {
    const text = await formatCarried(ann, content);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 9, max: text.length - 1 }), fc.boolean(), async (at, isCut) => {
        const other = text[at] === 'A' ? 'B' : 'A';
        const changed = isCut ? text.slice(0, at) : text.slice(0, at) + other + text.slice(at + 1);
        expect(await parseCarried(changed, 'invitation')).toMatchObject({
          ok: false,
          error: { type: 'InvitationDamaged' },
        });
      }),
      { numRuns: 60 },
    );
  });

  test('[IV3] any text at all gives a typed answer', async () => {
    const pasted = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.string({ maxLength: 300 }).map((text) => `PEERSUME/${text}`),
    );
    await fc.assert(
      fc.asyncProperty(pasted, async (text) => {
        expect((await parseCarried(text, 'invitation')).ok).toBe(false);
      }),
    );
    expect(await parseCarried('x'.repeat(5000), 'answer')).toMatchObject({ error: { type: 'InvitationTooLong' } });
    expect(await parseCarried('hello', 'answer')).toEqual({ ok: false, error: { type: 'NotAnInvitation' } });
  });

  test('[IV3] an answer in the place of an invitation is told as such', async () => {
    const text = await formatCarried(ann, content);
    const error = { type: 'InvitationKindWrong', expected: 'answer', found: 'invitation' };
    expect(await parseCarried(text, 'answer')).toEqual({ ok: false, error });
  });
});

describe('vectors/invitations.json', () => {
  interface Vector {
    readonly name: string;
    readonly text: string;
    readonly kind: 'invitation' | 'answer';
    readonly expected: Record<string, unknown>;
  }
  const file = join(import.meta.dirname, '..', '..', 'vectors', 'invitations.json');

  test('[IV4] every text is read as it says', async () => {
    if (process.env['UPDATE_VECTORS'] === '1') await writeVectors(file);
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly Vector[] };
    expect(cases.length).toBeGreaterThan(8);
    for (const { name, text, kind, expected } of cases)
      expect(plain(await parseCarried(text, kind)), name).toEqual(expected);
  });
});

/** As JSON has it: bytes in hexadecimal digits. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      each instanceof Uint8Array ? Buffer.from(each).toString('hex') : each,
    ),
  );
}

async function identityOf(seed: number): Promise<Identity> {
  const made = await identityFromSeed(new Uint8Array(32).fill(seed));
  if (!made.ok) throw new Error(made.error.type);
  return made.value;
}

async function writeVectors(file: string): Promise<void> {
  const { base41FromBytes, base41ToBytes } = await import('./base41.ts');
  const { createHash } = await import('node:crypto');
  const text = await formatCarried(ann, content);
  const read = base41ToBytes(text.slice(9));
  if (!read.ok) throw new Error('not readable');
  /** Changed, with a checksum that fits again. */
  const changed = (change: (bytes: Uint8Array) => Uint8Array): string => {
    const body = change(read.value.slice(0, -4));
    const sum = createHash('sha256').update(body).digest().subarray(-4);
    return `PEERSUME/${base41FromBytes(Uint8Array.of(...body, ...sum))}`;
  };
  const answer = await formatCarried(ann, { ...content, kind: 'answer', answers: new Uint8Array(8).fill(9) });
  const texts: readonly (readonly [string, 'invitation' | 'answer', string])[] = [
    ['an invitation with four ways', 'invitation', text],
    ['an invitation without a way', 'invitation', await formatCarried(ann, { ...content, candidates: [] })],
    ['in lower case, within a link', 'invitation', `https://peer.example/#${text.toLowerCase()}`],
    ['an answer', 'answer', answer],
    ['an answer where an invitation is wanted', 'invitation', answer],
    ['cut', 'invitation', text.slice(0, 120)],
    ['the last character is another', 'invitation', `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`],
    ['another version', 'invitation', changed((bytes) => bytes.with(0, 0x21))],
    ['an unknown kind', 'invitation', changed((bytes) => bytes.with(0, 0x17))],
    ['good for longer than it was signed for', 'invitation', changed((bytes) => bytes.with(33, 0xff))],
    ['of somebody else than who signed', 'invitation', changed((bytes) => bytes.with(1, (bytes[1] ?? 0) ^ 1))],
    ['a setup that there is not', 'invitation', changed((bytes) => bytes.with(37, 3))],
    [
      'bytes behind the last way',
      'invitation',
      changed((bytes) => Uint8Array.of(...bytes.slice(0, -64), 0, ...bytes.slice(-64))),
    ],
    ['no invitation', 'invitation', 'https://peer.example/'],
  ];
  const cases = [];
  for (const [name, kind, each] of texts)
    cases.push({ name, kind, text: each, expected: plain(await parseCarried(each, kind)) });
  const comment = [
    'Texts that people carry by hand, and what they are read as; SPEC.md (IV) has the format.',
    'The key of who made them is of the seed of 32 bytes with the value 1. Bytes are in hexadecimal digits.',
  ];
  writeFileSync(file, `${JSON.stringify({ comment, cases }, undefined, 2)}\n`);
}
