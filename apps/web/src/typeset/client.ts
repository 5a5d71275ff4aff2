/**
 * The page's side of the typesetting worker: views that show a résumé, and questions with one answer. Fonts that the
 * worker sends are registered here, and a drawing is handed on only when every face it uses can be drawn, in the order
 * in which the worker made them.
 */
import type { Resume } from '@peersume/resume';
import type { FontRegistry } from './font-registry.ts';
import type { Answer, FromWorker, Question, SentSource, ToWorker, ViewName, ViewSource } from './protocol.ts';
import { createPhotoSender } from './photo-parcel.ts';
import { deltaOf } from './resume-delta.ts';

export type PagesMessage = Extract<FromWorker, { type: 'pages' }>;

export interface ViewListener {
  pages(message: PagesMessage): void;
  failed(message: string): void;
}

export interface TypesetClient {
  show(view: ViewName, source: ViewSource): number;
  /** One listener per view; the worker forgets what it sent, so that a new listener gets whole pages. */
  listen(view: ViewName, listener: ViewListener): () => void;
  ask<Q extends Question>(question: Q, transfer?: Transferable[]): Promise<Answer<Q>>;
}

export interface TypesettingWorker {
  readonly worker: Worker;
  /** It has said so before the client was made, which could not hear it. */
  readonly isReady: boolean;
}

export function createTypesetClient({
  worker,
  isReady,
  fonts,
}: TypesettingWorker & { readonly fonts: FontRegistry }): TypesetClient {
  const listeners = new Map<ViewName, ViewListener>();
  const listeningSince = new Map<ViewName, number>();
  const answers = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  /** Drawings that wait for a font; later ones of the same view wait behind them. */
  const waiting = new Map<ViewName, PagesMessage[]>();
  let serial = 0;
  let nextQuestion = 1;

  /** A module worker that waits for its WebAssembly hears nothing before it is ready; until then words wait here. */
  let outbox: [ToWorker, Transferable[]][] | null = isReady ? null : [];

  function send(message: ToWorker, transfer: Transferable[] = []): void {
    if (outbox === null) worker.postMessage(message, transfer);
    else outbox.push([message, transfer]);
  }

  const photos = createPhotoSender();
  function pack(resume: Resume): Resume {
    const parcel = photos.pack(resume);
    if (parcel.photo !== undefined) send({ type: 'photo', ...parcel.photo });
    return parcel.resume;
  }

  /** The résumé that each view was sent last. */
  const shown = new Map<ViewName, Resume>();
  function changed(view: ViewName, { resume, maxPages }: Extract<ViewSource, { resume: Resume }>): SentSource {
    const packed = pack(resume);
    const delta = deltaOf(shown.get(view), packed);
    shown.set(view, packed);
    return maxPages === undefined ? { delta } : { delta, maxPages };
  }

  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    switch (message.type) {
      case 'face':
        void fonts.add(message.id, message.bytes).then(deliver);
        break;
      case 'pages':
        // An answer to who listened before is part of another drawing.
        if (message.serial <= (listeningSince.get(message.view) ?? 0)) break;
        waiting.set(message.view, [...(waiting.get(message.view) ?? []), message]);
        deliver();
        break;
      case 'failed':
        listeners.get(message.view)?.failed(message.message);
        break;
      case 'answer':
        answers.get(message.id)?.resolve(message.answer as never);
        answers.delete(message.id);
        break;
      case 'refusal':
        answers.get(message.id)?.reject(new Error(message.message));
        answers.delete(message.id);
        break;
      case 'ready':
        for (const [waiting, transfer] of outbox ?? []) worker.postMessage(waiting, transfer);
        outbox = null;
        break;
    }
  });

  function forget(view: ViewName): void {
    listeners.delete(view);
    waiting.delete(view);
    shown.delete(view);
    send({ type: 'forget', view });
  }

  function deliver(): void {
    for (const [view, messages] of waiting) {
      const blocked = messages.findIndex((message) => !message.faces.every(fonts.isReady));
      const ready = blocked < 0 ? messages : messages.slice(0, blocked);
      if (blocked < 0) waiting.delete(view);
      else waiting.set(view, messages.slice(blocked));
      for (const message of ready) listeners.get(view)?.pages(message);
    }
  }

  return {
    show(view, source) {
      serial += 1;
      send({ type: 'show', view, serial, source: 'resume' in source ? changed(view, source) : source });
      return serial;
    },
    listen(view, listener) {
      forget(view);
      listeners.set(view, listener);
      listeningSince.set(view, serial);
      return () => {
        if (listeners.get(view) === listener) forget(view);
      };
    },
    ask(question, transfer = []) {
      const id = nextQuestion++;
      return new Promise((resolve, reject) => {
        answers.set(id, { resolve, reject });
        const packed = 'resume' in question ? { ...question, resume: pack(question.resume) } : question;
        send({ type: 'ask', id, question: packed }, transfer);
      });
    },
  };
}
