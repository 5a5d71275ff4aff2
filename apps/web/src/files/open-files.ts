/**
 * Files that were dropped, picked or pasted: one résumé is opened, several are added, a backup joins what is here. What
 * cannot be read is told for each, and costs the others nothing.
 */
import { libraryActionsOf } from '../library/library-actions.ts';
import { m } from '../language/messages.ts';
import { whyNotOpened } from './file-words.ts';
import type { App } from '../shell/app-context.ts';
import { notify } from '../shell/view-state.ts';

/** Files taken at once: more were hardly meant. */
const maxFiles = 100;
/** Bytes; larger files are not even read. A backup of many years is smaller. */
const maxFileBytes = 256 * 1024 * 1024;

export async function openFiles(app: App, files: readonly File[]): Promise<void> {
  const { view, client, actions } = app;
  if (files.length > maxFiles) {
    notify(view, { text: m.files_too_many({ limit: maxFiles }), stays: true });
    return;
  }
  const resumes: File[] = [];
  for (const file of files) if (!(await tookAsBackup(app, file))) resumes.push(file);
  if (resumes.length === 1) return actions.openFile(resumes[0]);
  if (resumes.length === 0) return;

  await leaveDesk(app);
  let added = 0;
  for (const file of resumes) {
    const reading = await client.ask({ what: 'read-file', bytes: new Uint8Array(await file.arrayBuffer()) });
    if (!reading.ok) {
      notify(view, {
        text: m.shell_file_not_opened({ name: file.name, why: whyNotOpened(reading.error) }),
        stays: true,
      });
    } else if (await libraryActionsOf(app).add(reading.resume)) added += 1;
  }
  if (added > 0) notify(view, { text: m.files_several_added({ count: added }) });
}

/** True: nothing more is to be done with it. */
async function tookAsBackup(app: App, file: File): Promise<boolean> {
  const { view } = app;
  if (file.size > maxFileBytes) {
    notify(view, { text: m.shell_file_too_large({ name: file.name }), stays: true });
    return true;
  }
  if (!isZip(new Uint8Array(await file.slice(0, 4).arrayBuffer()))) return false;
  await leaveDesk(app);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if ((await libraryActionsOf(app).joinBackup(bytes, file.name)) === 'joined') return true;
  // A Word document is a zip as well: who reads résumés has the words for it.
  if (!/\.zip$/i.test(file.name)) return false;
  notify(view, { text: m.files_not_backup({ name: file.name }), stays: true });
  return true;
}

/** The library is changed as a whole: what is on the desk is put away first. */
const leaveDesk = async ({ view, actions }: App): Promise<void> => {
  if (view.get().screen === 'desk') await actions.goToStart();
};

const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte);
