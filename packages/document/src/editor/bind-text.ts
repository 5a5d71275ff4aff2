/**
 * ProseMirror on a block's text: y-prosemirror's sync plugin, behind a guard. That plugin deletes from the document
 * whatever its schema does not know, and would write an old view over a newer text. So it is let go, before it can do
 * either, when the text holds anything outside the grammar or the document is no longer this program's to change.
 */
import { assert, err, ok, type Result } from '@peersume/base';
import type { Id } from '@peersume/resume';
import { Plugin, type EditorState } from 'prosemirror-state';
import { ySyncPlugin, ySyncPluginKey } from 'y-prosemirror';
import type * as Y from 'yjs';
import type { ResumeDocument } from '../document.ts';
import type { ReadOnlyReason } from '../read-only.ts';
import { textName, textOf } from '../shape/roots.ts';
import { conformsToGrammar } from '../text/conforms.ts';

export interface BoundText {
  /** For an editor state of `textSchema`. Undo and redo are the document's, not ProseMirror's. */
  readonly plugin: Plugin;
  /** Lets go of the text; the view keeps showing what it showed and takes no more changes. */
  release(): void;
}

export type BindError =
  | { readonly type: 'NotFound'; readonly id: Id }
  | { readonly type: 'ReadOnly'; readonly reason: ReadOnlyReason }
  /** It holds what this program does not know; it can be read, not edited. */
  | { readonly type: 'UnknownText'; readonly id: Id };

/** In a variant, the master's blocks must have been begun to be rewritten (`rewriteBlock`). */
export function bindText(document: ResumeDocument, block: Id, variant?: Id): Result<BoundText, BindError> {
  const reason = document.readOnly();
  if (reason !== undefined) return err({ type: 'ReadOnly', reason });
  const kind = document.source.tree().nodes.get(block)?.kind;
  if (kind?.type !== 'block') return err({ type: 'NotFound', id: block });
  const isOverridden = variant !== undefined && kind.variant !== variant;
  if (isOverridden && !document.source.overrides(variant).texts.has(block)) return err({ type: 'NotFound', id: block });
  const fragment = textOf(document.doc, block, isOverridden ? variant : undefined);
  if (!conformsToGrammar(fragment)) return err({ type: 'UnknownText', id: block });
  document.trackOrigin(ySyncPluginKey);
  return ok(guard(fragment, ySyncPlugin(fragment) as Plugin, () => document.readOnly() !== undefined));
}

/** The group that typing in a text belongs to: an operation of this group is undone with the letters that follow it. */
export const typingGroup = (block: Id, variant?: Id): string => `typing ${textName(block, variant)}`;

function guard(fragment: Y.XmlFragment, sync: Plugin, isReadOnly: () => boolean): BoundText {
  let isReleased = false;
  let letGo = (): void => {};
  const release = (): void => {
    if (isReleased) return;
    isReleased = true;
    letGo();
  };
  const mayEdit = (): boolean => !isReleased && !isReadOnly();

  watchBeforeBinding(sync, () => {
    if (isReadOnly() || !conformsToGrammar(fragment)) release();
    return !isReleased;
  });

  const plugin = new Plugin({
    ...sync.spec,
    props: { ...sync.spec.props, editable: mayEdit },
    filterTransaction: (transaction) => mayEdit() || !transaction.docChanged,
    view(view) {
      const inner = sync.spec.view?.(view);
      letGo = () => inner?.destroy?.();
      // Until it has once seen a text that is not empty, the plugin takes an erased one for one not begun.
      if (mayEdit()) inner?.update?.(view, view.state);
      return {
        // The plugin writes the view's text into the document here.
        update: (next, before) => {
          if (mayEdit()) inner?.update?.(next, before);
        },
        destroy: release,
      };
    },
  });
  return { plugin, release };
}

/** What of y-prosemirror's binding is used beyond its public face. */
interface Binding {
  _observeFunction: (events: unknown, transaction: unknown) => void;
}

/** Asks before the binding looks at a change of the text: looking is when it deletes. */
function watchBeforeBinding(sync: Plugin, mayLook: () => boolean): void {
  // The plugin's state names its binding, and does not look at the editor's state to make it.
  const state = sync.spec.state?.init({}, {} as EditorState) as { binding: Binding } | undefined;
  assert(state !== undefined, 'the plugin has a state');
  const { binding } = state;
  const look = binding._observeFunction;
  binding._observeFunction = (events, transaction) => {
    if (mayLook()) look(events, transaction);
  };
}
