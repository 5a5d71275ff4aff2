/** The forms' texts that are there, so that the cursor can be sent to one, also to one that React is about to draw. */
import type { Id } from '@peersume/resume';
import type { TextPlace } from './block-commands.ts';
import type { TextField } from './text-field.ts';

const fields = new Map<Id, TextField>();
let awaited: TextPlace | undefined;

export function registerText(field: TextField): () => void {
  fields.set(field.block, field);
  queueMicrotask(goToAwaited);
  return () => {
    if (fields.get(field.block) === field) fields.delete(field.block);
  };
}

/** After what React draws for the change that has just been made: it may move the text, or make it. */
export function goToText(place: TextPlace): void {
  awaited = place;
  queueMicrotask(goToAwaited);
}

function goToAwaited(): void {
  const field = awaited && fields.get(awaited.block);
  if (awaited === undefined || field?.element.isConnected !== true) return;
  const { at } = awaited;
  awaited = undefined;
  field.focus(at);
}
