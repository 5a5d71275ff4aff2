/** A document in which everything that the schema has was used, by two devices, through operations and ProseMirror. */
import { createEntry, createRole, loadSample } from '@peersume/resume';
import { createTimeline } from '../history/timeline.ts';
import type { Operation } from '../operations/operation.ts';
import { whatIsSaid, type Golden } from './golden.ts';
import { openEditor } from './mini-editor.ts';
import { newDocument, reopen } from './open-sample.ts';

export async function makeGolden(): Promise<Golden> {
  const one = newDocument(1, await loadSample('software-developer'));
  const batches = [...one.takeBatches({ time: 1_000, device: 'laptop' })];
  const two = reopen(one, 2);
  const { sections } = one.resume();
  const jobs = sections.find(({ kind }) => kind === 'work')?.entries ?? [];
  const roles = jobs.flatMap((entry) => (entry.type === 'experience' ? entry.roles : []));
  const blocks = roles.flatMap(({ body }) => body.map(({ id }) => id));
  const [first = '', second = '', third = '', fourth = ''] = blocks;
  const skills = sections.find(({ kind }) => kind === 'skills');
  const done = (operation: Operation, variant?: string): string => {
    const result = one.apply(operation, { variant });
    if (!result.ok) throw new Error(`${operation.type}: ${result.error.type}`);
    return result.value.id ?? '';
  };

  openEditor(one, first).type(0, 'Indeed, ');
  one.endStep();
  openEditor(one, first).mark(0, 6, 'bold');
  openEditor(two, first).type(3, '…');
  two.apply({ type: 'splitBlock', block: second, at: 10 });
  done({ type: 'splitBlock', block: second, at: 5 });
  done({ type: 'joinBlocks', into: third, from: fourth });
  done({ type: 'setField', entity: 'basics', field: 'location', value: { city: 'Paris', countryCode: 'FR' } });
  done({ type: 'setField', entity: skills?.entries[0]?.id ?? '', field: 'keywords', value: ['Go', 'Zig', 'Rust'] });
  one.nameVersion('Before the variant', 2_000);
  const variant = done({ type: 'addVariant', name: 'For Acme' });
  done(
    {
      type: 'setText',
      block: first,
      inlines: [{ text: 'For Acme ' }, { text: 'alone', italic: true, link: 'https://acme.example' }],
    },
    variant,
  );
  done({ type: 'remove', id: jobs[1]?.id ?? '' }, variant);
  done({ type: 'setField', entity: 'design', field: 'template', value: 'modern' }, variant);
  const entry = createEntry('experience', one.ids, { organization: 'Own', roles: [createRole(one.ids)] });
  done({ type: 'addEntry', section: sections.find(({ kind }) => kind === 'work')?.id ?? '', entry }, variant);
  done({ type: 'move', id: roles[0]?.body[1]?.id ?? '', parent: roles.at(-1)?.id ?? '' }, variant);
  done({ type: 'remove', id: roles[0]?.body[0]?.id ?? '' });
  one.undo();
  done({ type: 'move', id: skills?.id ?? '', before: sections[0]?.id ?? '' });
  done({ type: 'remove', id: sections.at(-1)?.id ?? '' });
  batches.push(...one.takeBatches({ time: 3_000, device: 'laptop' }));
  const theirs = two.takeBatches({ time: 2_500, device: 'phone' });
  for (const batch of theirs) one.receive(batch);
  batches.push(...theirs, ...one.takeBatches({ time: 4_000, device: 'laptop' }));

  const undo = one.saveUndo();
  const checkpoint = one.checkpoint();
  const timeline = createTimeline(batches);
  const versions = one.versions();
  const said = whatIsSaid(reopen(one, 3, undo), (index) =>
    timeline.resumeOf(versions[index] as (typeof versions)[number]),
  );
  return { batches, checkpoint, undo, said };
}
