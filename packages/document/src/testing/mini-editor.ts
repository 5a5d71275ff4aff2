/** ProseMirror without a page: its real state, transactions and plugins, and a view that only holds them. */
import { EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { bindText } from '../editor/bind-text.ts';
import { textSchema } from '../editor/text-schema.ts';
import type { ResumeDocument } from '../document.ts';

export interface MiniEditor {
  state(): EditorState;
  text(): string;
  /** Places are counted in letters, from 0. */
  type(at: number, words: string): void;
  erase(from: number, to: number): void;
  mark(from: number, to: number, name: 'bold' | 'italic' | 'code'): void;
  dispatch(transaction: Transaction): void;
  close(): void;
}

export function openEditor(document: ResumeDocument, block: string, variant?: string): MiniEditor {
  const bound = bindText(document, block, variant);
  if (!bound.ok) throw new Error(bound.error.type);
  let state = EditorState.create({ schema: textSchema, plugins: [bound.value.plugin] });
  const updates: (() => void)[] = [];
  const closings: (() => void)[] = [];
  const dispatch = (transaction: Transaction): void => {
    state = state.apply(transaction);
    for (const update of updates) update();
  };
  // What the plugins ask of a view; the rest needs a page.
  const view = {
    get state() {
      return state;
    },
    dispatch,
    hasFocus: () => false,
  } as unknown as EditorView;
  for (const plugin of state.plugins) {
    const inner = plugin.spec.view?.(view);
    updates.push(() => inner?.update?.(view, state));
    closings.push(() => inner?.destroy?.());
  }
  /** Empty lines do not count; a letter stands for the end of each other one. */
  const place = (at: number): number => {
    let left = at;
    let end = 1;
    let found: number | undefined;
    state.doc.forEach((line, start) => {
      const { length } = line.textContent;
      if (length === 0 || found !== undefined) return;
      end = start + 1 + length;
      if (left <= length) found = start + 1 + left;
      left -= length + 1;
    });
    return found ?? end;
  };
  const lines = (): string[] => {
    const texts: string[] = [];
    state.doc.forEach((line) => texts.push(line.textContent));
    return texts.filter((text) => text !== '');
  };
  return {
    state: () => state,
    text: () => lines().join('\n'),
    type: (at, words) => dispatch(state.tr.insertText(words, place(at))),
    erase: (from, to) => dispatch(state.tr.delete(place(from), place(to))),
    mark(from, to, name) {
      const mark = textSchema.marks[name]?.create();
      if (mark !== undefined) dispatch(state.tr.addMark(place(from), place(to), mark));
    },
    dispatch,
    close: () => closings.forEach((one) => one()),
  };
}
