/** Entities of a résumé by their ids; looked up once for each state of the résumé, whoever asks. */
import type { Basics, Entry, Id, Profile, Resume, RichText, Role, Section, TextBlock } from '@peersume/resume';

export type Found =
  | { readonly type: 'basics'; readonly value: Basics }
  | { readonly type: 'profile'; readonly value: Profile }
  | { readonly type: 'section'; readonly value: Section }
  | { readonly type: 'entry'; readonly value: Entry; readonly section: Section }
  | { readonly type: 'role'; readonly value: Role; readonly entry: Entry; readonly section: Section }
  | FoundBlock;

/** A block of rich text: the list it is in, and the role or entry whose list that is. */
export interface FoundBlock {
  readonly type: 'block';
  readonly value: TextBlock;
  readonly owner: Id;
  readonly body: RichText;
  readonly index: number;
  readonly entry: Entry;
  readonly section: Section;
}

export const findEntity = (resume: Resume, id: string): Found | undefined => indexOf(resume).get(id);

const indexes = new WeakMap<Resume, ReadonlyMap<string, Found>>();

function indexOf(resume: Resume): ReadonlyMap<string, Found> {
  let index = indexes.get(resume);
  if (index === undefined) indexes.set(resume, (index = makeIndex(resume)));
  return index;
}

function makeIndex({ basics, sections }: Resume): ReadonlyMap<string, Found> {
  const index = new Map<string, Found>([['basics', { type: 'basics', value: basics }]]);
  for (const profile of basics.profiles) index.set(profile.id, { type: 'profile', value: profile });
  for (const section of sections) {
    index.set(section.id, { type: 'section', value: section });
    for (const entry of section.entries) {
      index.set(entry.id, { type: 'entry', value: entry, section });
      if ('body' in entry) addBlocks(entry.id, entry.body, entry, section);
      if (entry.type !== 'experience') continue;
      for (const role of entry.roles) {
        index.set(role.id, { type: 'role', value: role, entry, section });
        addBlocks(role.id, role.body, entry, section);
      }
    }
  }
  return index;

  function addBlocks(owner: Id, body: RichText, entry: Entry, section: Section): void {
    for (const [at, value] of body.entries()) {
      index.set(value.id, { type: 'block', value, owner, body, index: at, entry, section });
    }
  }
}
