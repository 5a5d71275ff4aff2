/** Bundled for a bare page: texts of a résumé as fields, over a document alone. */
import { createEntry, createResume, createRole, createSection, type TextBlock } from '@peersume/resume';
import { findBlock } from '../find-block.ts';
import { createTextField, type TextField } from '../text-field.ts';
import type { TextEditor } from '../text-editor.ts';
import { plainSession, type PlainSession } from './plain-session.ts';

export interface TextPage {
  readonly session: PlainSession;
  readonly fields: ReadonlyMap<string, TextField>;
  editor(): TextEditor | undefined;
  /** "* bullet", "¶ paragraph". */
  says(): string[];
  readonly exits: string[];
}

export interface TextPageOptions {
  readonly blocks: readonly TextBlock[];
  readonly variant?: boolean;
}

function openTextPage({ blocks, variant = false }: TextPageOptions): TextPage {
  const resume = createResume({ language: 'en' });
  const session = plainSession({
    ...resume,
    sections: [
      createSection('work', (hint) => hint, {
        entries: [
          createEntry('experience', () => 'acme', {
            organization: 'Acme',
            roles: [createRole(() => 'role', { body: [...blocks] })],
          }),
        ],
      }),
    ],
  });
  if (variant) {
    const made = session.document.apply({ type: 'addVariant', name: 'For Acme' });
    session.variant.set(made.ok ? made.value.id : undefined);
  }
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  const fields = new Map<string, TextField>();
  const exits: string[] = [];
  let editor: TextEditor | undefined;

  const body = (): readonly TextBlock[] => {
    const [section] = session.resume().sections;
    const [entry] = section?.entries ?? [];
    return entry?.type === 'experience' ? (entry.roles[0]?.body ?? []) : [];
  };

  function draw(): void {
    const now = body();
    for (const [id, field] of fields) {
      if (now.some((block) => block.id === id)) continue;
      field.destroy();
      field.element.remove();
      fields.delete(id);
    }
    now.forEach((block, index) => {
      let field = fields.get(block.id);
      if (field === undefined) {
        const element = document.createElement('div');
        field = createTextField({
          session,
          block: block.id,
          element,
          onExit: (exit) => {
            exits.push(exit.type);
            if (exit.type === 'goTo') fields.get(exit.block)?.focus(exit.at);
          },
          onEditor: (next) => (editor = next),
        });
        fields.set(block.id, field);
      }
      field.dress({ label: `${block.type} ${index + 1}`, language: 'en' });
      field.element.classList.toggle('bullet', block.type === 'bullet');
      if (root.children[index] !== field.element) root.insertBefore(field.element, root.children[index] ?? null);
      field.show();
    });
  }
  session.subscribe(draw);
  session.variant.subscribe(draw);
  draw();

  return {
    session,
    fields,
    editor: () => editor,
    exits,
    says: () =>
      body().map(({ type, inlines }) => {
        const words = inlines.map(({ text, bold, italic, link }) => {
          const marked = `${bold ? '<b>' : ''}${italic ? '<i>' : ''}${text}${italic ? '</i>' : ''}${bold ? '</b>' : ''}`;
          return link === undefined ? marked : `[${marked}](${link})`;
        });
        return `${type === 'bullet' ? '*' : '¶'} ${words.join('')}`;
      }),
  };
}

Object.assign(globalThis, { openTextPage, findBlock });
