/**
 * What can be done with résumés from outside: one function for each command of a card, a file or the whole library. They
 * tell how it went by notices; `cards` is what the library holds, read anew after every change.
 */
import type { LogStoreError, Result } from '@peersume/base';
import type { Resume } from '@peersume/resume';
import type { ExampleId } from '@peersume/resume/examples';
import type { Card, CardVariant } from '@peersume/storage';
import { download, pickFile } from '../files/download.ts';
import { fileNameFor } from '../files/file-name.ts';
import { m } from '../language/messages.ts';
import { newId } from '../model/new-entities.ts';
import { deviceName, openDrawer } from '../session/drawer.ts';
import type { App } from '../shell/app-context.ts';
import { observable, type Observable } from '../shell/observable.ts';
import { notify } from '../shell/view-state.ts';
import type { WorkPorts } from './document-work.ts';
import { nameOfCard } from './card-names.ts';

export interface LibraryActions {
  /** Undefined before they were read for the first time. */
  readonly cards: Observable<readonly Card[] | undefined>;
  reload(): Promise<void>;
  startFromExample(example: ExampleId): Promise<void>;
  open(card: Card, variant?: CardVariant): Promise<void>;
  /** An empty name: called by what it says again. */
  rename(card: Card, name: string): Promise<void>;
  duplicate(card: Card): Promise<void>;
  addVariant(card: Card, name: string): Promise<void>;
  removeVariant(card: Card, variant: CardVariant): Promise<void>;
  /** A résumé of its own from what a variant says. */
  separate(card: Card, variant: CardVariant): Promise<void>;
  archive(card: Card): Promise<void>;
  restore(card: Card): Promise<void>;
  /** For ever; the caller has asked. */
  remove(card: Card): Promise<void>;
  saveFile(card: Card, variant?: CardVariant): void;
  exportAll(): Promise<void>;
  /** Asks for a file and joins what it holds. */
  importBackup(): Promise<void>;
  joinBackup(bytes: Uint8Array, name: string): Promise<'joined' | 'notABackup'>;
  /** Adds résumés without opening them. */
  add(resume: Resume): Promise<boolean>;
}

const made = new WeakMap<App, LibraryActions>();

/** One for each app. */
export function libraryActionsOf(app: App): LibraryActions {
  let actions = made.get(app);
  if (actions === undefined) made.set(app, (actions = createLibraryActions(app)));
  return actions;
}

const documentWork = () => import('./document-work.ts');
const archiveWork = () => import('./archive-work.ts');

function createLibraryActions(app: App): LibraryActions {
  const { library, view, client } = app;
  const cards = observable<readonly Card[] | undefined>(undefined);

  async function reload(): Promise<void> {
    const found = await library.cards();
    if (found.ok) cards.set(found.value);
    else failed(found.error);
  }

  library.onElsewhere((change) => {
    if (change.type === 'cards' || change.type === 'emptied') void reload();
  });

  const ports = (): WorkPorts => ({ library, device: deviceName(openDrawer()), now: Date.now() });

  function failed(error: LogStoreError): void {
    const why = error.type === 'StoreFull' ? m.library_no_room() : 'detail' in error ? error.detail : '';
    notify(view, { text: m.library_not_stored({ why }), stays: true });
  }

  /** Tells when it failed; whether it did not. */
  async function settle(done: Promise<Result<unknown, LogStoreError>>): Promise<boolean> {
    const result = await done;
    if (!result.ok) failed(result.error);
    await reload();
    return result.ok;
  }

  async function read(snapshot: string): Promise<Resume | undefined> {
    const reading = await client.ask({ what: 'read-file', bytes: new TextEncoder().encode(snapshot) });
    return reading.ok ? reading.resume : undefined;
  }

  async function copy(
    title: string,
    snapshot: string,
    name: string,
    card: Card,
    variants: readonly CardVariant[],
  ): Promise<void> {
    const resume = await read(snapshot);
    if (resume === undefined) {
      notify(view, { text: m.library_unreadable({ title }), stays: true });
      return;
    }
    const own: { name: string; resume: Resume }[] = [];
    for (const variant of variants) {
      const said = await read(variant.snapshot);
      if (said !== undefined) own.push({ name: variant.name, resume: said });
    }
    const { keepNew } = await documentWork();
    const { career } = card;
    const meta = { name, ...(career !== undefined && { career }) };
    const isDone = await settle(keepNew({ id: newId('resume'), resume, variants: own, card: meta }, ports()));
    if (isDone) notify(view, { text: m.library_duplicated({ title: name }) });
  }

  async function setArchived(card: Card, archivedAt: number | undefined): Promise<void> {
    const { archivedAt: _, ...rest } = await newest(card);
    const isDone = await settle(library.putCard({ ...rest, ...(archivedAt !== undefined && { archivedAt }) }));
    if (!isDone) return;
    const title = nameOfCard(card);
    const undo = (): void => void setArchived(card, archivedAt === undefined ? Date.now() : undefined);
    notify(view, {
      text: archivedAt === undefined ? m.library_restored_one({ title }) : m.library_archived_one({ title }),
      action: { label: m.library_undo(), run: undo },
    });
  }

  /** The card as it is now: another tab may have written meanwhile. */
  async function newest(card: Card): Promise<Card> {
    const found = await library.card(card.id);
    return found.ok ? (found.value ?? card) : card;
  }

  const actions: LibraryActions = {
    cards,
    reload,

    async startFromExample(example) {
      try {
        await app.actions.startWith(await client.ask({ what: 'example', example }));
      } catch (error) {
        notify(view, { text: m.shell_sample_failed({ why: String(error) }), stays: true });
      }
    },

    async open(card, variant) {
      await app.actions.openKept(card.id);
      const session = app.session.get();
      if (variant !== undefined && session?.id === card.id) session.variant.set(variant.id);
    },

    async rename(card, name) {
      const { name: _, ...rest } = await newest(card);
      await settle(library.putCard(name === '' ? rest : { ...rest, name }));
    },

    duplicate: (card) => {
      const title = nameOfCard(card);
      return copy(title, card.snapshot, m.library_copy_of({ title }), card, card.variants);
    },

    async addVariant(card, name) {
      await app.actions.openKept(card.id);
      const session = app.session.get();
      if (session?.id !== card.id) return;
      const added = session.apply({ type: 'addVariant', name });
      if (added?.id !== undefined) session.variant.set(added.id);
    },

    async removeVariant(card, variant) {
      const { changeKept } = await documentWork();
      const change = async (type: 'remove' | 'restore'): Promise<boolean> => {
        const done = await changeKept(
          await newest(card),
          (document) => void document.apply({ type, id: variant.id }),
          ports(),
        );
        if (done.ok) return settle(Promise.resolve(done));
        if (done.error.type === 'Unreadable') notify(view, { text: m.library_unreadable({ title: nameOfCard(card) }) });
        else failed(done.error);
        return false;
      };
      if (!(await change('remove'))) return;
      notify(view, {
        text: m.library_variant_removed({ title: variant.name }),
        action: { label: m.library_undo(), run: () => void change('restore') },
      });
    },

    separate: (card, variant) =>
      copy(variant.name, variant.snapshot, `${nameOfCard(card)} · ${variant.name}`, card, []),

    archive: (card) => setArchived(card, Date.now()),
    restore: (card) => setArchived(card, undefined),

    async remove(card) {
      if (await settle(library.remove(card.id))) notify(view, { text: m.library_removed({ title: nameOfCard(card) }) });
    },

    saveFile(card, variant) {
      const name = variant === undefined ? nameOfCard(card) : `${nameOfCard(card)} ${variant.name}`;
      download(indented((variant ?? card).snapshot), fileNameFor(name, 'resume', 'peersume.json'), 'application/json');
    },

    async exportAll() {
      const { collectArchive, writeArchive } = await archiveWork();
      const at = Date.now();
      const archive = await collectArchive(library, at);
      if (!archive.ok) {
        failed(archive.error);
        return;
      }
      const file = `peersume-${new Date(at).toISOString().slice(0, 10)}.zip`;
      download(writeArchive(archive.value), file, 'application/zip');
      app.backup.made();
      notify(view, { text: m.library_exported({ file }) });
    },

    async importBackup() {
      const file = await pickFile('.zip,application/zip');
      if (file === undefined) return;
      const outcome = await actions.joinBackup(new Uint8Array(await file.arrayBuffer()), file.name);
      if (outcome === 'notABackup') notify(view, { text: m.files_not_backup({ name: file.name }), stays: true });
    },

    async joinBackup(bytes, name) {
      const { readArchive, joinArchive } = await archiveWork();
      const reading = readArchive(bytes);
      if (!reading.ok) {
        const { error } = reading;
        if (error.type === 'NotAnArchive') return 'notABackup';
        const text =
          error.type === 'Damaged'
            ? m.files_backup_damaged({ name, why: error.detail })
            : error.type === 'TooLarge'
              ? m.files_backup_too_large({ name })
              : m.files_backup_newer({ name });
        notify(view, { text, stays: true });
        return 'joined';
      }
      const isReadable = async (text: string): Promise<boolean> => (await read(text)) !== undefined;
      const report = await joinArchive(reading.value, { ...ports(), isReadable });
      await reload();
      if (!report.ok) {
        failed(report.error);
        return 'joined';
      }
      const { added, joined, incomplete } = report.value;
      const said = [
        added > 0 && m.library_import_added({ count: added }),
        joined > 0 && m.library_import_joined({ count: joined }),
        added + joined + incomplete === 0 && m.library_import_same(),
        incomplete > 0 && m.library_import_incomplete({ count: incomplete }),
      ];
      notify(view, { text: said.filter(Boolean).join(' '), stays: incomplete > 0 });
      return 'joined';
    },

    async add(resume) {
      const { keepNew } = await documentWork();
      return settle(keepNew({ id: newId('resume'), resume, variants: [], card: {} }, ports()));
    },
  };
  return actions;
}

/** For people who look into the file. */
function indented(snapshot: string): string {
  try {
    return `${JSON.stringify(JSON.parse(snapshot), null, 2)}\n`;
  } catch {
    return snapshot;
  }
}
