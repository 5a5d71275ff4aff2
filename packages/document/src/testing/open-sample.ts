/** A document to test with: a small résumé whose ids one can remember. */
import { createEntry, createResume, createRole, createSection, type Resume, type TextBlock } from '@peersume/resume';
import { createDocument, openDocument, type ResumeDocument } from '../document.ts';
import { writeBatch } from '../history/batch.ts';
import { seededRandom } from './seeded-random.ts';

export const bullet = (id: string, text: string): TextBlock => ({
  id,
  type: 'bullet',
  inlines: text === '' ? [] : [{ text }],
});

/** Work at Acme (two roles, three bullets) and Beta; two skills; a custom section of items. */
export function smallResume(): Resume {
  const named = (hint: string): string => hint;
  const resume = createResume();
  return {
    ...resume,
    basics: {
      name: 'Ada',
      email: 'ada@example.org',
      profiles: [{ id: 'profile', network: 'GitHub', username: 'ada' }],
    },
    sections: [
      createSection('work', named, {
        entries: [
          createEntry('experience', () => 'acme', {
            organization: 'Acme',
            roles: [
              createRole(() => 'lead', {
                position: 'Lead',
                dates: { start: { year: 2020, month: 3 }, end: 'present' },
                body: [
                  bullet('one', 'Led the team'),
                  bullet('two', 'Built a thing and sold it'),
                  bullet('three', 'Taught'),
                ],
              }),
              createRole(() => 'engineer', { position: 'Engineer', body: [bullet('four', 'Wrote code')] }),
            ],
          }),
          createEntry('experience', () => 'beta', {
            organization: 'Beta',
            roles: [createRole(() => 'intern', { position: 'Intern', body: [bullet('five', 'Learned')] })],
          }),
        ],
      }),
      createSection('skills', named, {
        entries: [
          createEntry('skill', () => 'languages', { name: 'Languages', keywords: ['Go', 'Rust', 'C'] }),
          createEntry('skill', () => 'tools', { name: 'Tools', keywords: [] }),
        ],
      }),
      createSection('custom', named, {
        title: 'Talks',
        entryType: 'item',
        entries: [
          createEntry('item', () => 'talk', { title: 'On engines', body: [bullet('six', 'A talk on engines')] }),
        ],
      }),
    ],
  };
}

export const newDocument = (seed = 1, resume: Resume = smallResume()): ResumeDocument =>
  createDocument(resume, { random: seededRandom(seed) });

/** The same document on another device, or after a restart. */
export function reopen(document: ResumeDocument, seed: number, undo?: Uint8Array): ResumeDocument {
  const opened = openDocument([], { random: seededRandom(seed), undo, checkpoint: document.checkpoint() });
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

/** What the document has to send, if it has. */
export function take(document: ResumeDocument): Uint8Array | undefined {
  const batches = document.takeBatches({ time: 0, device: 'test' });
  if (batches.length > 1) throw new Error('one batch at most');
  return batches[0];
}

/** A Yjs update as if client 77 had sent it. */
export const batchOf = (update: Uint8Array, number = 0): Uint8Array =>
  writeBatch({ client: 77, number, time: 0, device: 'forger', update });

/** All words of a résumé, block by block, by id. */
export function textsOf(document: ResumeDocument, variant?: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const section of document.resume(variant).sections) {
    for (const entry of section.entries) {
      const bodies =
        entry.type === 'experience' ? entry.roles.map((role) => role.body) : 'body' in entry ? [entry.body] : [];
      for (const block of bodies.flat()) texts[block.id] = block.inlines.map(({ text }) => text).join('');
    }
  }
  return texts;
}
