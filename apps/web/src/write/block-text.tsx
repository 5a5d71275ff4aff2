/** One bullet or paragraph of a form. */
import { fieldRef, plainInlines, type Id, type TextBlock } from '@peersume/resume';
import Dot from 'lucide-react/icons/dot';
import Pilcrow from 'lucide-react/icons/pilcrow';
import { useLayoutEffect, useRef } from 'react';
import { memo } from '../language/memo.tsx';
import { m } from '../language/messages.ts';
import { useApp, useSession } from '../shell/app-context.ts';
import { patch } from '../shell/view-state.ts';
import { startDrag } from '../ui/sortable-list.tsx';
import { DiffersMark } from './differs-mark.tsx';
import { forgetActiveText, tellActiveText } from './text/active-text.ts';
import { toggleType } from './text/block-commands.ts';
import type { Exit, TextEditor } from './text/text-editor.ts';
import { createTextField, type TextField } from './text/text-field.ts';
import { goToText, registerText } from './text/text-registry.ts';
import { isInTextTools, openLinkTools, goToTextTools } from './text/text-tools-place.ts';
import { useEditing } from './use-editing.ts';

interface BlockTextProps {
  readonly block: TextBlock;
  readonly label: string;
  readonly language: string;
  readonly example?: string | undefined;
  readonly isReadOnly: boolean;
  readonly variant: Id | undefined;
  readonly onLeave: (block: Id, exit: Exit) => void;
}

export const BlockText = memo(function BlockText(props: BlockTextProps) {
  const { block, label, language, example, isReadOnly, variant, onLeave } = props;
  const { id, type, inlines } = block;
  const { view } = useApp();
  const session = useSession();
  const { move } = useEditing();
  const element = useRef<HTMLDivElement>(null);
  const field = useRef<TextField>(null);

  useLayoutEffect(() => {
    if (element.current === null) return;
    let editor: TextEditor | undefined;
    const made = createTextField({
      session,
      block: id,
      element: element.current,
      keepsOpen: isInTextTools,
      onExit: (exit) => onLeave(id, exit),
      onLink: openLinkTools,
      onTools: goToTextTools,
      onChange: () => editor && tellActiveText(editor),
      onEditor(next) {
        if (next === undefined) {
          if (editor !== undefined) forgetActiveText(editor);
        } else {
          tellActiveText(next);
          patch(view, { field: fieldRef(id, 'inlines') });
        }
        editor = next;
      },
    });
    field.current = made;
    const forget = registerText(made);
    return () => {
      forget();
      made.destroy();
      field.current = null;
    };
  }, [session, view, id, onLeave]);

  useLayoutEffect(
    () => field.current?.dress({ label, language, placeholder: example, isReadOnly }),
    [label, language, example, isReadOnly],
  );
  useLayoutEffect(() => field.current?.show(), [inlines]);

  return (
    <div className={`block ${type}`}>
      <button
        type="button"
        className="marker"
        // It drags, too. The tools and Ctrl+Shift+8 do the same from the keyboard.
        tabIndex={-1}
        aria-label={type === 'bullet' ? m.text_is_bullet() : m.text_is_paragraph()}
        title={type === 'bullet' ? m.text_make_paragraph() : m.text_make_bullet()}
        disabled={isReadOnly}
        onPointerDown={(event) => startDrag(event, plainInlines(inlines) || label, move, false)}
        onClick={() => {
          toggleType(session, id);
          goToText({ block: id, at: 'end' });
        }}
      >
        {type === 'bullet' ? <Dot size={20} aria-hidden /> : <Pilcrow size={13} aria-hidden />}
      </button>
      <div ref={element} data-field={fieldRef(id, 'inlines')} />
      {variant !== undefined && <DiffersMark block={id} variant={variant} />}
    </div>
  );
});
