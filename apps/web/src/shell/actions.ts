/** What a person can do, one function each; menus, buttons, keys and dropped files all lead here. */
import { careerById, type CareerId, type FieldRef, type Resume } from '@peersume/resume';
import { download, pickFile } from '../files/download.ts';
import { fileNameFor } from '../files/file-name.ts';
import type { Autosave } from '../keep/autosave.ts';
import type { Keep } from '../keep/keep.ts';
import { newResume, newId } from '../model/new-entities.ts';
import { ownerOfField } from '../model/owner-of-field.ts';
import type { ResumeStore } from '../store/resume-store.ts';
import type { TypesetClient } from '../typeset/client.ts';
import { focusField } from './focus-field.ts';
import { notify, patch, type View } from './view-state.ts';
import type { WriterLock } from '../keep/writer-lock.ts';

export interface Actions {
  startFrom(career: CareerId): Promise<void>;
  startEmpty(): void;
  openKept(id: string): Promise<void>;
  openFile(file?: File): Promise<void>;
  goToStart(): void;
  /** Takes the résumé over from the other tab that writes it, as that tab left it. */
  writeHere(): Promise<void>;
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

export function createActions({
  store,
  view,
  client,
  keep,
  autosave,
  lock,
}: {
  store: ResumeStore;
  view: View;
  client: TypesetClient;
  keep: Keep;
  autosave: Autosave;
  lock: WriterLock;
}): Actions {
  async function begin(resume: Resume, id: string, isNew: boolean, career?: string): Promise<void> {
    await autosave.flush();
    autosave.begin(id, career);
    patch(view, {
      career: careerById(career ?? '')?.id ?? null,
      screen: 'desk',
      tool: 'write',
      pane: 'tool',
      field: null,
      openEntries: new Set(),
    });
    store.open(resume);
    location.hash = `write/${id}`;
    void lock.hold(id);
    if (isNew) autosave.changed(resume);
  }

  function report(what: string, error: unknown): void {
    notify(view, { text: `${what} ${error instanceof Error ? error.message : String(error)}`, stays: true });
  }

  return {
    async startFrom(career) {
      try {
        await begin(await client.ask({ what: 'sample', career }), newId('resume'), true, career);
        // One click, and one types over the example; a phone's keyboard would hide the page, so there it waits.
        if (matchMedia('(pointer: fine)').matches) focusField('basics/name', undefined, 'select');
      } catch (error) {
        report('The sample could not be loaded.', error);
      }
    },

    startEmpty() {
      const resume = newResume(navigator.language || 'en', newId);
      void begin(resume, newId('resume'), true).then(() => {
        // Nothing to read yet: every form stands open.
        const openEntries = new Set(resume.sections.flatMap((section) => section.entries.map((entry) => entry.id)));
        patch(view, { openEntries });
        focusField('basics/name');
      });
    },

    async openKept(id) {
      try {
        const kept = await keep.get(id);
        if (kept === undefined) {
          patch(view, { screen: 'start' });
          return;
        }
        const reading = await client.ask({ what: 'read-file', bytes: new TextEncoder().encode(kept.text) });
        if (reading.ok) {
          await begin(reading.resume, id, false, kept.career);
          return;
        }
        patch(view, { screen: 'start' });
        notify(view, {
          text: `“${kept.title}” cannot be opened here. It is kept as it is. ${reading.message}`,
          stays: true,
          action: {
            label: 'Save it as a file',
            run: () => download(kept.text, fileNameFor(kept.title, 'resume', 'json'), 'application/json'),
          },
        });
      } catch (error) {
        patch(view, { screen: 'start' });
        report('What this browser keeps could not be read.', error);
      }
    },

    async openFile(given) {
      const file = given ?? (await pickFile('.json,application/json'));
      if (file === undefined) return;
      if (file.size > maxFileBytes) {
        notify(view, { text: `“${file.name}” is too large to be a résumé. Nothing was changed.`, stays: true });
        return;
      }
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const reading = await client.ask({ what: 'read-file', bytes }, [bytes.buffer]);
        if (!reading.ok) {
          notify(view, { text: `“${file.name}” could not be opened. ${reading.message}`, stays: true });
          return;
        }
        await begin(reading.resume, newId('resume'), true);
        const count = reading.problems.length;
        if (count > 0) {
          notify(view, {
            text: `“${file.name}” is open. ${count === 1 ? 'One thing' : `${count} things`} in it could not be used as written; everything else is here.`,
            details: reading.problems.map(({ path, message }) => ({ where: path, what: message })),
            stays: true,
          });
        }
      } catch (error) {
        report(`“${file.name}” could not be read.`, error);
      }
    },

    goToStart() {
      void autosave.flush();
      lock.release();
      location.hash = '';
      patch(view, { screen: 'start', field: null });
    },

    async writeHere() {
      const id = autosave.current();
      if (id === undefined) return;
      await lock.takeOver();
      await this.openKept(id);
    },

    saveFile() {
      const resume = store.current();
      if (resume === null) return;
      const text = `${JSON.stringify(resume, null, 2)}\n`;
      download(text, fileNameFor(resume.basics.name, 'resume', 'peersume.json'), 'application/json');
    },

    async saveJsonResume() {
      const resume = store.current();
      if (resume === null) return;
      const text = await client.ask({ what: 'write-json-resume', resume });
      download(text, fileNameFor(resume.basics.name, 'resume', 'json'), 'application/json');
    },

    async downloadPdf() {
      const resume = store.current();
      if (resume === null) return;
      try {
        const bytes = await client.ask({ what: 'pdf', resume });
        download(bytes, fileNameFor(resume.basics.name, 'resume', 'pdf'), 'application/pdf');
      } catch (error) {
        report('The PDF could not be made. Your résumé is safe.', error);
      }
    },

    undo: () => void store.undo(),
    redo: () => void store.redo(),

    goToField(field, before) {
      const resume = store.current();
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
      notify(view, { text, action: { label: 'Undo', run: () => void store.undo() } });
    },
  };
}
