/**
 * Paragraphs and bullets, each in a field of its own height. Enter begins the next, Backspace in an empty one removes
 * it, Alt with an arrow moves it, Ctrl+B, I and K mark words.
 */
import { fieldRef, readInlines, writeInlines, type RichText, type TextBlock } from '@peersume/resume';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Dot from 'lucide-react/icons/dot';
import Pilcrow from 'lucide-react/icons/pilcrow';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { memo, useRef, type KeyboardEvent } from 'react';
import { insertAt, moveBy, removeAt, replaceAt } from '../model/list-edits.ts';
import { newTextBlock, newId } from '../model/new-entities.ts';
import { focusField } from '../shell/focus-field.ts';
import { useStable } from '../shell/use-stable.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useLight } from './fields.tsx';
import { toggleMark } from './toggle-mark.ts';

interface RichTextFieldProps {
  readonly label: string;
  readonly value: RichText;
  readonly example?: string | undefined;
  /** The only thing in its section, whose title says what it is. */
  readonly isProse?: boolean;
  readonly onChange: (value: RichText, group?: string) => void;
}

export function RichTextField({ label, value, example, isProse = false, onChange }: RichTextFieldProps) {
  const goTo = (block: TextBlock): void => focusField(fieldRef(block.id, 'inlines'));
  const placeOf = (id: string): number => value.findIndex((block) => block.id === id);

  function add(at: number, type: TextBlock['type']): void {
    const block = newTextBlock(type, newId);
    onChange(insertAt(value, at, block));
    goTo(block);
  }
  const change = useStable((id: string, edit: (block: TextBlock) => TextBlock) =>
    onChange(replaceAt(value, placeOf(id), edit), fieldRef(id, 'inlines')),
  );
  const addAfter = useStable((block: TextBlock) => add(placeOf(block.id) + 1, block.type));
  const remove = useStable((id: string) => {
    const index = placeOf(id);
    const next = value[index - 1] ?? value[index + 1];
    onChange(removeAt(value, index));
    if (next !== undefined) goTo(next);
  });
  const move = useStable((block: TextBlock, delta: number) => {
    onChange([...moveBy(value, placeOf(block.id), delta)]);
    goTo(block);
  });
  const pasteLines = useStable((block: TextBlock, lines: readonly string[]) => {
    const blocks = lines.map((line) => ({ ...newTextBlock(block.type, newId), inlines: readInlines(line) }));
    const last = blocks.at(-1);
    const isEmpty = block.inlines.length === 0;
    onChange(value.toSpliced(placeOf(block.id) + (isEmpty ? 0 : 1), isEmpty ? 1 : 0, ...blocks));
    if (last !== undefined) goTo(last);
  });

  return (
    <fieldset className={isProse ? 'rich prose wide' : 'rich wide'}>
      <legend>{label}</legend>
      {value.map((block, index) => (
        <Block
          key={block.id}
          block={block}
          label={`${label}, ${block.type} ${index + 1}`}
          example={index === 0 ? example : undefined}
          isFirst={index === 0}
          isLast={index === value.length - 1}
          onChange={change}
          onAdd={addAfter}
          onRemove={remove}
          onMove={move}
          onPasteLines={pasteLines}
        />
      ))}
      <div className="rich-add">
        <Button look="quiet" icon={Plus} className="small" onClick={() => add(value.length, 'bullet')}>
          Bullet
        </Button>
        <Button look="quiet" icon={Plus} className="small" onClick={() => add(value.length, 'paragraph')}>
          Paragraph
        </Button>
      </div>
    </fieldset>
  );
}

interface BlockProps {
  readonly block: TextBlock;
  readonly label: string;
  readonly example?: string | undefined;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (id: string, change: (block: TextBlock) => TextBlock) => void;
  readonly onAdd: (after: TextBlock) => void;
  readonly onRemove: (id: string) => void;
  readonly onMove: (block: TextBlock, delta: number) => void;
  readonly onPasteLines: (block: TextBlock, lines: readonly string[]) => void;
}

const Block = memo(function Block({
  block,
  label,
  example,
  isFirst,
  isLast,
  onChange,
  onAdd,
  onRemove,
  onMove,
  onPasteLines,
}: BlockProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const light = useLight();
  const text = writeInlines(block.inlines);
  const write = (next: string): void => {
    const oneLine = next.replaceAll(/\s*\n\s*/gu, ' ');
    onChange(block.id, (before) => ({ ...before, inlines: readInlines(oneLine) }));
  };

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter') {
      event.preventDefault();
      onAdd(block);
    } else if (event.key === 'Backspace' && text === '') {
      event.preventDefault();
      onRemove(block.id);
    } else if (event.altKey && event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isFirst) onMove(block, -1);
    } else if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      if (!isLast) onMove(block, 1);
    } else if (command && !event.shiftKey && (event.key === 'b' || event.key === 'i' || event.key === 'k')) {
      event.preventDefault();
      const { selectionStart, selectionEnd } = event.currentTarget;
      const marked = toggleMark(text, selectionStart, selectionEnd, event.key);
      write(marked.text);
      requestAnimationFrame(() => area.current?.setSelectionRange(marked.start, marked.end));
    }
  }

  return (
    <div className={`block ${block.type}`}>
      <button
        type="button"
        className="marker"
        aria-label={block.type === 'bullet' ? 'A bullet: make it a paragraph' : 'A paragraph: make it a bullet'}
        title={block.type === 'bullet' ? 'Make it a paragraph' : 'Make it a bullet'}
        onClick={() =>
          onChange(block.id, (before) => ({ ...before, type: before.type === 'bullet' ? 'paragraph' : 'bullet' }))
        }
      >
        {block.type === 'bullet' ? <Dot size={20} aria-hidden /> : <Pilcrow size={13} aria-hidden />}
      </button>
      <textarea
        ref={area}
        rows={1}
        dir="auto"
        data-field={fieldRef(block.id, 'inlines')}
        aria-label={label}
        value={text}
        placeholder={example}
        onChange={(event) => write(event.target.value)}
        onFocus={() => light(fieldRef(block.id, 'inlines'))}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const lines = event.clipboardData
            .getData('text/plain')
            .split('\n')
            .map((line) => line.replace(/^\s*(?:[-*•‣▪–]\s+)?/u, '').trimEnd())
            .filter((line) => line !== '');
          if (lines.length < 2) return;
          event.preventDefault();
          onPasteLines(block, lines);
        }}
      />
      <div className="block-tools">
        <IconButton
          icon={ArrowUp}
          label="Move up"
          shortcut="Alt+↑"
          disabled={isFirst}
          onClick={() => onMove(block, -1)}
        />
        <IconButton
          icon={ArrowDown}
          label="Move down"
          shortcut="Alt+↓"
          disabled={isLast}
          onClick={() => onMove(block, 1)}
        />
        <IconButton icon={X} label="Remove" onClick={() => onRemove(block.id)} />
      </div>
    </div>
  );
});
