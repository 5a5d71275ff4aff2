/** Paragraphs and bullets of an entry or role, each a text of its own (`text/`), with the tools of the one with the cursor. */
import type { Id, Resume, RichText, TextBlock } from '@peersume/resume';
import Plus from 'lucide-react/icons/plus';
import { useCallback, useRef } from 'react';
import { m } from '../language/messages.ts';
import { useReadOnly, useResume, useSession } from '../shell/app-context.ts';
import { useObservable } from '../shell/observable.ts';
import { Button } from '../ui/button.tsx';
import { SortableItem, SortableList } from '../ui/sortable-list.tsx';
import { BlockText } from './block-text.tsx';
import { TextTools } from './text-tools.tsx';
import { inOneStep, type Next } from './text/block-commands.ts';
import { nameOfOwner } from './text/name-of-owner.ts';
import type { Exit } from './text/text-editor.ts';
import { goToText } from './text/text-registry.ts';

interface RichTextFieldProps {
  /** The entry or role whose words these are. */
  readonly owner: Id;
  readonly label: string;
  readonly value: RichText;
  readonly example?: string | undefined;
  /** The only thing in its section, whose title says what it is. */
  readonly isProse?: boolean;
}

const languageOf = (resume: Resume): string => resume.language;
const itself = <T,>(value: T): T => value;

export function RichTextField({ owner, label, value, example, isProse = false }: RichTextFieldProps) {
  const session = useSession();
  const root = useRef<HTMLFieldSetElement>(null);
  const language = useResume(languageOf);
  const where = useResume(useCallback((resume: Resume) => nameOfOwner(resume, owner), [owner]));
  const variant = useObservable(session.variant, itself);
  const isReadOnly = useReadOnly();

  function add(type: TextBlock['type']): void {
    const id = session.document.ids('block');
    const done = inOneStep(session, (apply) => apply({ type: 'addBlock', owner, block: { id, type, inlines: [] } }));
    if (done !== undefined) goToText({ block: id, at: 'start' });
  }
  const goOn = useCallback((next: Next | undefined): void => {
    if (next === 'after') focusBeyond(root.current, 1);
    else if (next !== undefined) goToText(next);
  }, []);
  const leave = useCallback((_: Id, exit: Exit): void => {
    if (exit.type === 'goTo') goToText(exit);
    else if (exit.type === 'after' || exit.type === 'before') {
      const delta = exit.type === 'after' ? 1 : -1;
      if (exit.x === undefined) focusBeyond(root.current, delta);
      else goToNeighbour(root.current, delta, exit.x);
    }
  }, []);

  const bullets = value.filter(({ type }) => type === 'bullet');
  const paragraphs = value.filter(({ type }) => type === 'paragraph');
  const nameOf = (block: TextBlock): string => {
    const same = block.type === 'bullet' ? bullets : paragraphs;
    const args = { index: same.indexOf(block) + 1, count: same.length, where: where || label };
    return block.type === 'bullet' ? m.text_bullet_name(args) : m.text_paragraph_name(args);
  };

  return (
    <fieldset ref={root} className={isProse ? 'rich prose wide' : 'rich wide'}>
      <legend>{label}</legend>
      <TextTools body={value} onNext={goOn} />
      <SortableList parent={owner} kind="text" label={where || label} className="texts">
        {value.map((block, index) => (
          <SortableItem id={block.id} key={`${variant ?? ''}/${block.id}`}>
            <BlockText
              block={block}
              label={nameOf(block)}
              language={language}
              example={index === 0 && !isReadOnly ? example : undefined}
              isReadOnly={isReadOnly}
              variant={variant}
              onLeave={leave}
            />
          </SortableItem>
        ))}
      </SortableList>
      {!isReadOnly && (
        <div className="rich-add">
          <Button look="quiet" icon={Plus} className="small" onClick={() => add('bullet')}>
            {m.text_add_bullet()}
          </Button>
          <Button look="quiet" icon={Plus} className="small" onClick={() => add('paragraph')}>
            {m.text_add_paragraph()}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** To the nearest field of a form before or after this one. */
function focusBeyond(field: HTMLElement | null, delta: -1 | 1): void {
  neighbourOf(field, delta, '.writing', '[data-field], .add-entry')?.focus();
}

/** An arrow key goes on within the section, from text to text, below or above where the cursor stood. */
function goToNeighbour(field: HTMLElement | null, delta: -1 | 1, x: number): void {
  const text = neighbourOf(field, delta, '.section', '.text[data-field]');
  const block = text?.dataset['field']?.replace(/\/inlines$/u, '');
  if (block !== undefined) goToText({ block, at: { x, line: delta < 0 ? 'last' : 'first' } });
}

function neighbourOf(field: HTMLElement | null, delta: -1 | 1, within: string, what: string): HTMLElement | undefined {
  const side = delta < 0 ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const candidates = [...(field?.closest(within)?.querySelectorAll<HTMLElement>(what) ?? [])].filter(
    (one) => field !== null && !field.contains(one) && (field.compareDocumentPosition(one) & side) !== 0,
  );
  return delta < 0 ? candidates.at(-1) : candidates[0];
}
