/** A résumé as a new document. */
import type { Random } from '@peersume/base';
import { positionIds, randomIds, type Entry, type IdSource, type Resume, type TextBlock } from '@peersume/resume';
import type * as Y from 'yjs';
import { aboutOf, reservedIds, tops } from '../shape/roots.ts';
import { schemaVersion } from '../shape/schema-version.ts';
import { writeChildren, writeFields, type NewEntity } from './write-entities.ts';

export function writeResume(doc: Y.Doc, resume: Resume, random: Random): void {
  const writer = { doc, random };
  const { basics, design, sections } = withFreeIds(resume);
  doc.transact(() => {
    const about = aboutOf(doc);
    about.set('schema', schemaVersion);
    about.set('id', randomIds(() => random.uint32())('document'));
    writeFields(writer, 'resume', 'resume', resume);
    writeFields(writer, 'basics', 'basics', basics);
    writeFields(writer, 'design', 'design', design);
    writeChildren(
      writer,
      tops.profile,
      basics.profiles.map((value): NewEntity => ({ type: 'profile', value })),
    );
    writeChildren(
      writer,
      tops.section,
      sections.map((value): NewEntity => ({ type: 'section', value })),
    );
  });
}

/** A file may call an entity `basics`, or two alike; here each needs a name of its own. */
function withFreeIds(resume: Resume): Resume {
  const ids: IdSource = positionIds(reservedIds);
  const body = (blocks: readonly TextBlock[]): TextBlock[] => blocks.map((block) => ({ ...block, id: ids(block.id) }));
  const entry = (old: Entry): Entry => {
    const id = ids(old.id);
    if (old.type === 'experience') {
      return { ...old, id, roles: old.roles.map((role) => ({ ...role, id: ids(role.id), body: body(role.body) })) };
    }
    return 'body' in old ? { ...old, id, body: body(old.body) } : { ...old, id };
  };
  return {
    ...resume,
    basics: { ...resume.basics, profiles: resume.basics.profiles.map((one) => ({ ...one, id: ids(one.id) })) },
    sections: resume.sections.map((one) => ({ ...one, id: ids(one.id), entries: one.entries.map(entry) })),
  };
}
