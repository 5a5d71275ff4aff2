/**
 * What takes keys, input methods, the clipboard and screen readers for a field of the page: an editor that can be
 * focused and not seen. Places count UTF-16 units of the field's own words.
 */
export interface WordsEditor {
  readonly element: HTMLElement;
  text(): string;
  selection(): { readonly anchor: number; readonly head: number };
  select(anchor: number, head: number): void;
  isComposing(): boolean;
  focus(): void;
  destroy(): void;
}

export interface WordsEditorEvents {
  /** Words or selection may be others now. */
  readonly changed: () => void;
  readonly leave: (to: Leaving) => void;
}

export type Leaving =
  | { readonly type: 'field'; readonly field: `${string}/${string}`; readonly at: 'start' | 'end' | number }
  | { readonly type: 'previous' | 'next' }
  | { readonly type: 'away' };
