/**
 * A view as a résumé, valid by the résumé's schema whatever lies in the document. Entities keep their ids, so that the
 * preview ties back; what did not change since the last time is the same object.
 */
import type { Basics, Design, Entry, Profile, Resume, Role, Section, TextBlock } from '@peersume/resume';
import type { Kind } from '../shape/kind.ts';
import { tops } from '../shape/roots.ts';
import type { Node } from '../shape/tree.ts';
import type { View } from './view.ts';

export type ResumeBuilder = () => Resume;

export function createResumeBuilder(view: View): ResumeBuilder {
  const built = new Map<string, { parts: readonly unknown[]; value: object }>();

  /** `make` anew, unless it would be made of the same parts. Its result has the type that its maker says. */
  function remember<T extends object>(id: string, parts: readonly unknown[], make: () => T): T {
    const known = built.get(id);
    if (known !== undefined && areSame(known.parts, parts)) return known.value as T;
    const value = make();
    built.set(id, { parts, value });
    return value;
  }

  function list<T>(id: string, parts: readonly T[]): T[] {
    return remember(`${id}[]`, parts, () => [...parts]);
  }

  // Fields are valid, one by one, by the schema of their owner; together with the ids and lists they make it whole.
  const block = ({ id, kind }: Node): TextBlock => {
    const inlines = view.inlines(id);
    const fields = view.fields(id, kind);
    return remember(id, [fields, inlines], () => {
      const type = kind.type === 'block' && fields['type'] === '' ? kind.block : fields['type'];
      return { id, type, inlines } as unknown as TextBlock;
    });
  };
  const body = (id: string): TextBlock[] => list(id, view.children(id).map(block));

  const role = ({ id, kind }: Pick<Node, 'id' | 'kind'>): Role => {
    const text = body(id);
    const fields = view.fields(id, kind);
    return remember(id, [fields, text], () => ({ id, ...fields, body: text }));
  };

  const entry = ({ id, kind }: Node): Entry => {
    const fields = view.fields(id, kind);
    const type = kind.type === 'entry' ? kind.entryType : undefined;
    if (type === 'experience') {
      const nodes = view.children(id);
      const roles = list(id, nodes.length > 0 ? nodes.map(role) : [role({ id: lastRoleOf(id), kind: roleKind })]);
      return remember(id, [fields, roles], () => ({ id, type, ...fields, roles }) as unknown as Entry);
    }
    const text = body(id);
    const hasBody = type !== 'skill' && type !== 'language' && type !== 'interest';
    return remember(
      id,
      [fields, text],
      () => ({ id, type, ...fields, ...(hasBody && { body: text }) }) as unknown as Entry,
    );
  };

  const section = ({ id, kind }: Node): Section => {
    const fields = view.fields(id, kind);
    const entries = list(id, view.children(id).map(entry));
    return remember(id, [fields, entries], () => {
      const { kind: of, entryType } = kind as Extract<Kind, { type: 'section' }>; // under `resume` stand only sections
      return { id, kind: of, entryType, ...fields, entries } as unknown as Section;
    });
  };

  const profile = ({ id, kind }: Node): Profile => {
    const fields = view.fields(id, kind);
    return remember(id, [fields], () => ({ id, ...fields }) as unknown as Profile);
  };

  return () => {
    const whole = view.fields('resume', 'resume');
    const basicFields = view.fields('basics', 'basics');
    const profiles = list(tops.profile, view.children(tops.profile).map(profile));
    const basics = remember(
      'basics',
      [basicFields, profiles],
      () => ({ ...basicFields, profiles }) as unknown as Basics,
    );
    const design = view.fields('design', 'design') as unknown as Design;
    const sections = list(tops.section, view.children(tops.section).map(section));
    return remember('resume', [whole, basics, design, sections], () => {
      return { format: 'peersume-resume', version: 1, ...whole, basics, sections, design } as unknown as Resume;
    });
  };
}

/**
 * An employer always has a role. Where the last ones were removed, two at once on two devices, an empty one stands
 * there, called so on every device; writing into it makes it real.
 */
export const lastRoleOf = (entry: string): string => `${entry.slice(0, 59)}~role`;

const roleKind: Kind = { type: 'role' };

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, index) => part === b[index]);
