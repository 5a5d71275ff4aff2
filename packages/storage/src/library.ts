/**
 * What is kept on this device: résumés, each a log of batches and a card, and small settings. The log is the truth; a
 * card is a help for lists and thumbnails and can be made again from it. Several tabs share one library: each hears what
 * the others changed. Nothing is acknowledged before it is durable.
 */
import { type LogStore, type LogStoreError, type Result } from '@peersume/base';

export interface Library {
  /** Logs of documents, each by its résumé's id. */
  readonly logs: LogStore;
  /** Every résumé that is kept, the archived ones too, the newest change first. */
  cards(signal?: AbortSignal): Promise<Result<readonly Card[], LogStoreError>>;
  card(id: string, signal?: AbortSignal): Promise<Result<Card | undefined, LogStoreError>>;
  putCard(card: Card, signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
  /** The résumé's log, what is beside it, and its card, for ever and in one change. */
  remove(id: string, signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
  /** A small value of the person's own: saved looks, the language of the interface, when a backup was made. */
  setting(name: string, signal?: AbortSignal): Promise<Result<unknown, LogStoreError>>;
  putSetting(name: string, value: unknown, signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
  /** Told of what other tabs changed; gives the way to stop hearing. */
  onElsewhere(listener: (change: ElsewhereChange) => void): () => void;
  health(): Promise<StorageHealth>;
  /** Asks the browser not to evict what is kept here; true when it promises. */
  persist(): Promise<boolean>;
  /**
   * Runs `work` while no other tab runs work of the same name: for changes of several steps. Where the browser has no
   * locks it just runs. Each single call of this library is whole by itself and needs none.
   */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Résumés as version 1 of the database kept them, for who makes documents of them. */
  oldResumes(signal?: AbortSignal): Promise<Result<readonly OldResume[], LogStoreError>>;
  /** Once its document is durable. */
  forgetOldResume(id: string, signal?: AbortSignal): Promise<Result<void, LogStoreError>>;
  close(): void;
}

/** A record of version 1; its text is a file of Peersume's own format. */
export interface OldResume {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly title: string;
  readonly text: string;
  readonly career?: string;
}

export interface Card {
  readonly id: string;
  /** The person's name and headline, or a name that the person gave the résumé. */
  readonly title: string;
  /** Given by the person; absent, the title follows the résumé. */
  readonly name?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly archivedAt?: number;
  /** The situation that it was begun from. */
  readonly career?: string;
  /** What the résumé said when it was last saved, in Peersume's own file format: for its thumbnail and as a last resort. */
  readonly snapshot: string;
  readonly variants: readonly CardVariant[];
}

export interface CardVariant {
  readonly id: string;
  readonly name: string;
  readonly snapshot: string;
}

export type ElsewhereChange =
  | { readonly type: 'log'; readonly log: string }
  | { readonly type: 'cards' }
  | { readonly type: 'setting'; readonly name: string }
  /**
   * The browser threw away what was kept here while it was open. Who holds a document in memory must write it as a whole:
   * its beginning is gone.
   */
  | { readonly type: 'emptied' }
  /** A newer program in another tab needs the database; this library is closed and what is unsaved must be said so. */
  | { readonly type: 'closed' };

export interface StorageHealth {
  /** The browser promised not to evict. */
  readonly isPersisted: boolean;
  /** Bytes, as the browser estimates them; absent where it does not tell. */
  readonly used?: number;
  readonly quota?: number;
}
