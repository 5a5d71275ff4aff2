/** A session over a document alone: nothing is kept. For tests of texts. */
import { createDocument, type ResumeDocument } from '@peersume/document';
import type { Id, Resume } from '@peersume/resume';
import { observable } from '../../../shell/observable.ts';
import type { TextSession } from '../block-commands.ts';

export interface PlainSession extends TextSession {
  readonly document: ResumeDocument;
}

export function plainSession(resume: Resume, shown?: Id): PlainSession {
  let last = 0;
  const random = { uint32: () => (last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0) };
  const document = createDocument(resume, { random });
  const variant = observable<Id | undefined>(shown);
  let said: Resume | undefined;
  const forget = (): void => {
    said = undefined;
  };
  document.subscribe(forget);
  variant.subscribe(forget);
  return {
    document,
    variant,
    resume: () => (said ??= document.resume(variant.get())),
    apply(operation, group) {
      const done = document.apply(operation, { variant: variant.get(), ...(group !== undefined && { group }) });
      return done.ok ? done.value : undefined;
    },
    undo: () => document.undo(),
    redo: () => document.redo(),
    subscribe: (listener) => document.subscribe(listener),
  };
}
