/** A block's words as HTML, drawn just as ProseMirror draws them, so that nothing moves when it takes over. */
import { textSchema } from '@peersume/document/editor';
import type { Inline } from '@peersume/resume';
import { DOMSerializer } from 'prosemirror-model';
import { nodeOf } from './text-nodes.ts';

export function drawStatic(element: HTMLElement, inlines: readonly Inline[]): void {
  const content = serializer.serializeFragment(nodeOf(inlines).content, { document: element.ownerDocument });
  element.replaceChildren(content);
  const line = element.firstElementChild;
  const last = inlines.at(-1)?.text;
  // An empty line, and one after a line feed at the end, have no height of their own.
  if (line !== null && (last === undefined || last === '' || last.endsWith('\n'))) {
    line.append(element.ownerDocument.createElement('br'));
  }
}

const serializer = DOMSerializer.fromSchema(textSchema);

export interface Textbox {
  /** Says which text it is: "Highlights, bullet 2 of 5". */
  readonly label: string;
  /** Of the résumé, for spelling and voices. */
  readonly language: string;
  /** Shown while there are no words. */
  readonly placeholder?: string | undefined;
  readonly isReadOnly?: boolean;
}

/** What makes an element a field that one can write in, for everyone. */
export function dressTextbox(
  element: HTMLElement,
  { label, language, placeholder, isReadOnly = false }: Textbox,
): void {
  const attributes: Record<string, string> = {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    lang: language,
    dir: 'auto',
    spellcheck: 'true',
    contenteditable: String(!isReadOnly),
    tabindex: '0',
    'aria-readonly': String(isReadOnly),
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  if (placeholder === undefined) element.removeAttribute('aria-placeholder');
  else if (element.getAttribute('aria-placeholder') !== placeholder)
    element.setAttribute('aria-placeholder', placeholder);
  element.classList.add('text');
}

/** The selection in an element, in UTF-16 units of its words; undefined where it is elsewhere. */
export function selectionIn(element: HTMLElement): { anchor: number; head: number } | undefined {
  const selection = element.ownerDocument.getSelection();
  if (selection === null || selection.anchorNode === null || selection.focusNode === null) return undefined;
  if (!element.contains(selection.anchorNode) || !element.contains(selection.focusNode)) return undefined;
  return {
    anchor: lengthUntil(element, selection.anchorNode, selection.anchorOffset),
    head: lengthUntil(element, selection.focusNode, selection.focusOffset),
  };
}

function lengthUntil(element: HTMLElement, node: Node, offset: number): number {
  const range = element.ownerDocument.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}
