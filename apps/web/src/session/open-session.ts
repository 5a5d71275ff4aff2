/**
 * Begins a session with a new résumé, or opens one that is kept. A card without a log (an older program kept whole
 * résumés) is opened from what it says.
 */
import { err, ok, type LogStoreError, type Result } from '@peersume/base';
import { createDocument, keepDocument, openKept, type KeptDocument, type OpenError } from '@peersume/document';
import type { LoadError, Resume } from '@peersume/resume';
import type { Card } from '@peersume/storage';
import { platformChance } from './platform-chance.ts';
import { whyNotOpened } from '../files/file-words.ts';
import { m } from '../language/messages.ts';
import { createSession, type OpenSession, type SessionPorts } from './create-session.ts';

export interface OpenPorts extends SessionPorts {
  /** This device's name in what it writes. */
  readonly device: string;
  /** Reads Peersume's own file format, and says what is wrong with it. */
  readonly read: (text: string) => Promise<{ ok: true; resume: Resume } | { ok: false; error: LoadError }>;
}

export type OpenFailure =
  /** There is no such résumé. */
  | { readonly type: 'Missing' }
  /** What is kept cannot be understood here; it stays as it is. `text` is what its card says. */
  | { readonly type: 'Unreadable'; readonly card: Card | undefined; readonly message: string }
  | LogStoreError;

/** What is loaded when the first résumé is opened. */
export interface SessionMaker {
  readonly beginSession: typeof beginSession;
  readonly openSession: typeof openSession;
}

export function beginSession(id: string, resume: Resume, career: string | undefined, ports: OpenPorts): OpenSession {
  const at = ports.now();
  const document = createDocument(resume, { random: platformChance });
  const kept = keepDocument(document, { store: ports.library.logs, log: id, device: ports.device });
  return createSession({ id, kept, card: { createdAt: at, changedAt: at, isNew: true, career }, ports });
}

export async function openSession(id: string, ports: OpenPorts): Promise<Result<OpenSession, OpenFailure>> {
  const found = await ports.library.card(id);
  if (!found.ok) return found;
  const card = found.value;
  const begun = await beginLog(id, card, ports);
  if (!begun.ok) return begun;
  const { logs } = ports.library;
  const opened = await openKept({ store: logs, log: id, device: ports.device, random: platformChance });
  if (!opened.ok) return opened.error.type === 'NoDocument' ? unreadable(card, opened.error) : err(opened.error);
  return ok(startOf(id, opened.value, card, ports));
}

function startOf(id: string, kept: KeptDocument, card: Card | undefined, ports: OpenPorts): OpenSession {
  const at = card?.createdAt ?? ports.now();
  const start = { createdAt: at, changedAt: card?.changedAt ?? at, isNew: card === undefined, career: card?.career };
  return createSession({ id, kept, card: start, ports });
}

/** One tab at a time: two documents made of one résumé would say everything twice. */
export async function beginLog(
  id: string,
  card: Card | undefined,
  { library, read, device }: Pick<OpenPorts, 'library' | 'read' | 'device'>,
): Promise<Result<void, OpenFailure>> {
  const hasBegun = async (): Promise<Result<boolean, LogStoreError>> => {
    const begins = await library.logs.read(id, 0, 1);
    return begins.ok ? ok(begins.value.length > 0) : begins;
  };
  const usual = await hasBegun();
  if (!usual.ok) return usual;
  if (usual.value) return ok(undefined);
  return library.alone(`begin-${id}`, async () => {
    const begun = await hasBegun();
    if (!begun.ok) return begun;
    if (begun.value) return ok(undefined);
    if (card === undefined) return err({ type: 'Missing' });
    const reading = await read(card.snapshot);
    if (!reading.ok) return err({ type: 'Unreadable', card, message: whyNotOpened(reading.error) });
    const document = createDocument(reading.resume, { random: platformChance });
    const append = document.takeBatches({ time: card.changedAt, device });
    document.close();
    const written = await library.logs.write(id, { append });
    return written.ok ? ok(undefined) : written;
  });
}

const unreadable = (card: Card | undefined, { damaged }: OpenError): Result<never, OpenFailure> =>
  err({ type: 'Unreadable', card, message: m.saving_damaged({ count: damaged.length }) });
