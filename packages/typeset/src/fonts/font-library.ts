/**
 * The faces opened so far. Each file is asked for once, however many callers wait for it; a file that cannot be had or
 * is no font is remembered as a problem, and text goes on with the next family.
 */
import type { FontFile, FontSource } from './face.ts';
import { openFace, type FaceError, type ShapingFace } from './open-face.ts';

export type FontProblem =
  | { readonly type: 'FontUnavailable'; readonly file: FontFile; readonly reason: string }
  | { readonly type: 'FontRefused'; readonly file: FontFile; readonly reason: FaceError };

export interface FontLibrary {
  face(file: FontFile): ShapingFace | undefined;
  hasFailed(file: FontFile): boolean;
  /** Resolves when every file is opened or known as a problem; rejects only when `signal` aborts the waiting. */
  open(files: Iterable<FontFile>, signal?: AbortSignal): Promise<void>;
  /** In the order of their ids, whatever order they came in. */
  faces(): readonly ShapingFace[];
  problems(): readonly FontProblem[];
  /** Files that could not be had are asked for again at the next need, say after a connection came back. */
  forgetUnavailable(): void;
}

export function createFontLibrary(source: FontSource): FontLibrary {
  const opened = new Map<string, ShapingFace>();
  const failed = new Map<string, FontProblem>();
  const underWay = new Map<string, Promise<void>>();

  async function load(file: FontFile): Promise<void> {
    let bytes: Uint8Array;
    try {
      bytes = await source.load(file);
    } catch (error) {
      // A source fails in ways that only it knows (no network, no such file).
      failed.set(file.id, {
        type: 'FontUnavailable',
        file,
        reason: error instanceof Error ? error.message : String(error),
      });
      return;
    }
    const face = openFace(file, bytes);
    if (face.ok) opened.set(file.id, face.value);
    else failed.set(file.id, { type: 'FontRefused', file, reason: face.error });
  }

  function loadOnce(file: FontFile): Promise<void> {
    const running = underWay.get(file.id);
    if (running) return running;
    const started = load(file).finally(() => underWay.delete(file.id));
    underWay.set(file.id, started);
    return started;
  }

  return {
    face: (file) => opened.get(file.id),
    hasFailed: (file) => failed.has(file.id),
    async open(files, signal) {
      const wanted = [...files].filter((file) => !opened.has(file.id) && !failed.has(file.id));
      // The loading itself goes on when one caller stops waiting: others may wait for the same file.
      await untilAborted(Promise.all(wanted.map(loadOnce)), signal);
    },
    faces: () => [...opened.values()].toSorted((a, b) => (a.file.id < b.file.id ? -1 : 1)),
    problems: () => [...failed.values()],
    forgetUnavailable() {
      for (const [id, problem] of failed) if (problem.type === 'FontUnavailable') failed.delete(id);
    },
  };
}

export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
