/** What a person can do, one function each; menus, buttons, keys and dropped files all lead here. */
import { careerById, type CareerId, type FieldRef, type Resume } from '@peersume/resume';
import type { Library } from '@peersume/storage';
import { download, pickFile } from '../files/download.ts';
import { fileNameFor } from '../files/file-name.ts';
import { whatBecame, whyNotOpened } from '../files/file-words.ts';
import { m } from '../language/messages.ts';
import { newResume, newId } from '../model/new-entities.ts';
import { ownerOfField } from '../model/owner-of-field.ts';
import type { Backup } from '../session/backup.ts';
import type { OpenFailure } from '../session/open-session.ts';
import type { Session } from '../session/session.ts';
import type { Sessions } from '../session/sessions.ts';
import { fontUnreachable } from '../typeset/font-unreachable.ts';
import type { TypesetClient } from '../typeset/client.ts';
import { focusField } from './focus-field.ts';
import { notify, patch, type View } from './view-state.ts';

export interface Actions {
  startFrom(career: CareerId): Promise<void>;
  /** A new résumé that says this, with its name ready to be typed over. */
  startWith(resume: Resume, career?: CareerId): Promise<void>;
  startEmpty(): void;
  /** Where the résumé can only be read: goes on in a copy of what is understood here. */
  continueInCopy(): Promise<void>;
  openKept(id: string): Promise<void>;
  openFile(file?: File): Promise<void>;
  goToStart(): Promise<void>;
  saveFile(): void;
  saveJsonResume(): Promise<void>;
  downloadPdf(): Promise<void>;
  undo(): void;
  redo(): void;
  /** To the field's place in the forms; `before`: the field's printed text before the cursor. */
  goToField(field: FieldRef, before?: string): void;
  /** Says what was done, with a way back. */
  sayDone(text: string): void;
}

/** Files larger than this are not even read. */
const maxFileBytes = 64 * 1024 * 1024;
/** Milliseconds; a save takes some ten. */
const maxWaitMs = 400;

export function createActions({
  library,
  sessions,
  view,
  client,
  backup,
}: {
  readonly library: Library;
  readonly sessions: Sessions;
  readonly view: View;
  readonly client: TypesetClient;
  readonly backup: Backup;
}): Actions {
  const resumeInProgress = (): Resume | null => sessions.current.get()?.resume() ?? null;

  async function begin(resume: Resume, career?: string): Promise<void> {
    showDesk(await sessions.begin(resume, career), career);
  }

  function showDesk(session: Session, career: string | undefined): void {
    patch(view, {
      career: careerById(career ?? '')?.id ?? null,
      screen: 'desk',
      tool: 'write',
      pane: 'tool',
      field: null,
      openEntries: new Set(),
    });
    location.hash = `write/${session.id}`;
  }

  function sayWhyNot(failure: OpenFailure): void {
    switch (failure.type) {
      case 'Missing':
        return;
      case 'Unreadable': {
        const { card } = failure;
        notify(view, {
          text: m.shell_unreadable({ title: card?.title ?? m.shell_this_resume(), why: failure.message }),
          stays: true,
          ...(card !== undefined && {
            action: {
              label: m.shell_save_as_file(),
              run: () => download(card.snapshot, fileNameFor(card.title, 'resume', 'json'), 'application/json'),
            },
          }),
        });
        return;
      }
      default:
        report(m.shell_kept_unreadable, 'detail' in failure ? failure.detail : failure.type);
    }
  }

  function report(say: (args: { why: string }) => string, error: unknown): void {
    notify(view, { text: say({ why: whyOf(error) }), stays: true });
  }

  return {
    async startFrom(career) {
      try {
        await this.startWith(await client.ask({ what: 'sample', career }), career);
      } catch (error) {
        report(m.shell_sample_failed, error);
      }
    },

    async startWith(resume, career) {
      await begin(resume, career);
      // One click, and one types over the example; a phone's keyboard would hide the page, so there it waits.
      if (matchMedia('(pointer: fine)').matches) focusField('basics/name', undefined, 'select');
    },

    startEmpty() {
      const resume = newResume(navigator.language || 'en', newId);
      void begin(resume).then(() => {
        // Nothing to read yet: every form stands open.
        const openEntries = new Set(resume.sections.flatMap((section) => section.entries.map((entry) => entry.id)));
        patch(view, { openEntries });
        focusField('basics/name');
      });
    },

    async continueInCopy() {
      const resume = resumeInProgress();
      if (resume === null) return;
      await begin(resume);
      notify(view, { text: m.saving_copy_made(), stays: true });
    },

    async openKept(id) {
      const opened = await sessions.open(id);
      if (opened.ok) {
        const card = await library.card(id);
        showDesk(opened.value, card.ok ? card.value?.career : undefined);
        return;
      }
      patch(view, { screen: 'start' });
      sayWhyNot(opened.error);
      await sessions.leave();
    },

    async openFile(given) {
      const file = given ?? (await pickFile('.json,application/json'));
      if (file === undefined) return;
      if (file.size > maxFileBytes) {
        notify(view, { text: m.shell_file_too_large({ name: file.name }), stays: true });
        return;
      }
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const reading = await client.ask({ what: 'read-file', bytes }, [bytes.buffer]);
        if (!reading.ok) {
          notify(view, {
            text: m.shell_file_not_opened({ name: file.name, why: whyNotOpened(reading.error) }),
            stays: true,
          });
          return;
        }
        await begin(reading.resume);
        const count = reading.problems.length;
        if (count > 0) {
          notify(view, {
            text: m.shell_file_opened_partly({ name: file.name, count }),
            details: reading.problems.map(({ path, became }) => ({ where: path, what: whatBecame(became) })),
            stays: true,
          });
        }
      } catch (error) {
        report(({ why }) => m.shell_file_not_read({ name: file.name, why }), error);
      }
    },

    async goToStart() {
      const session = sessions.current.get();
      // The list there shows what is stored: for a moment, at most, it is waited for.
      if (session !== null) await Promise.race([session.save(), new Promise((later) => setTimeout(later, maxWaitMs))]);
      location.hash = '';
      patch(view, { screen: 'start', field: null });
      await sessions.leave();
    },

    saveFile() {
      const resume = resumeInProgress();
      if (resume === null) return;
      const text = `${JSON.stringify(resume, null, 2)}\n`;
      download(text, fileNameFor(resume.basics.name, 'resume', 'peersume.json'), 'application/json');
      backup.made();
    },

    async saveJsonResume() {
      const resume = resumeInProgress();
      if (resume === null) return;
      const text = await client.ask({ what: 'write-json-resume', resume });
      download(text, fileNameFor(resume.basics.name, 'resume', 'json'), 'application/json');
    },

    async downloadPdf() {
      const resume = resumeInProgress();
      if (resume === null) return;
      try {
        const bytes = await client.ask({ what: 'pdf', resume });
        download(bytes, fileNameFor(resume.basics.name, 'resume', 'pdf'), 'application/pdf');
      } catch (error) {
        report(m.shell_pdf_failed, error);
      }
    },

    undo: () => void sessions.current.get()?.undo(),
    redo: () => void sessions.current.get()?.redo(),

    goToField(field, before) {
      const resume = resumeInProgress();
      if (resume === null) return;
      const owner = ownerOfField(resume, field);
      view.set((state) => ({
        ...state,
        tool: 'write',
        toolOpen: true,
        pane: 'tool',
        openEntries: owner.entryId === undefined ? state.openEntries : new Set([...state.openEntries, owner.entryId]),
      }));
      focusField(field, before);
    },

    sayDone(text) {
      notify(view, { text, action: { label: m.shell_undo(), run: () => void sessions.current.get()?.undo() } });
    },
  };
}

function whyOf(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return why === fontUnreachable ? m.offline_font_missing_file() : why;
}
