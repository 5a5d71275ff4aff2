/**
 * The faces opened so far. Each file is asked for once, however many callers wait for it; a file that cannot be had or
 * is no font is remembered as a problem, and text goes on with the next family.
 */
import { err, ok, type Result } from '@peersume/base';
import type { FontFile, FontSource } from './face.ts';
import type { EastAsianFamily, FontCatalogue } from './font-catalogue.ts';
import { openFace, type FaceError, type ShapingFace } from './open-face.ts';

export type FontProblem =
  /** Which characters the family has could not be loaded. */
  | { readonly type: 'FontListUnavailable'; readonly family: EastAsianFamily; readonly reason: string }
  | { readonly type: 'FontUnavailable'; readonly file: FontFile; readonly reason: string }
  | { readonly type: 'FontRefused'; readonly file: FontFile; readonly reason: FaceError };

export interface FontLibrary {
  face(file: FontFile): ShapingFace | undefined;
  hasFailed(file: FontFile): boolean;
  hasFamilyFailed(family: EastAsianFamily): boolean;
  /** Resolves when every file is opened or known as a problem. Never rejects. */
  open(files: Iterable<FontFile>): Promise<void>;
  /** The same for the lists of East Asian families. */
  openLists(families: Iterable<EastAsianFamily>): Promise<void>;
  /** In the order of their ids, whatever order they came in. */
  faces(): readonly ShapingFace[];
  problems(): readonly FontProblem[];
  /** Files that could not be had are asked for again at the next need, say after a connection came back. */
  forgetUnavailable(): void;
}

export function createFontLibrary(source: FontSource, catalogue: FontCatalogue): FontLibrary {
  const opened = new Map<string, ShapingFace>();
  const failed = new Map<string, FontProblem>();
  const underWay = new Map<string, Promise<void>>();

  async function load(file: FontFile): Promise<void> {
    const bytes = await attempt(() => source.load(file));
    if (!bytes.ok) {
      failed.set(file.id, { type: 'FontUnavailable', file, reason: bytes.error });
      return;
    }
    const face = openFace(file, bytes.value);
    if (face.ok) opened.set(file.id, face.value);
    else failed.set(file.id, { type: 'FontRefused', file, reason: face.error });
  }

  async function loadList(family: EastAsianFamily): Promise<void> {
    const loaded = await attempt(() => catalogue.loadFamily(family));
    if (!loaded.ok) failed.set(family, { type: 'FontListUnavailable', family, reason: loaded.error });
  }

  function once(name: string, work: () => Promise<void>): Promise<void> {
    const running = underWay.get(name);
    if (running) return running;
    const started = work().finally(() => underWay.delete(name));
    underWay.set(name, started);
    return started;
  }

  return {
    face: (file) => opened.get(file.id),
    hasFailed: (file) => failed.has(file.id),
    hasFamilyFailed: (family) => failed.has(family),
    async open(files) {
      const wanted = [...files].filter((file) => !opened.has(file.id) && !failed.has(file.id));
      await Promise.all(wanted.map((file) => once(file.id, () => load(file))));
    },
    async openLists(families) {
      const wanted = [...families].filter((family) => !catalogue.isLoaded(family) && !failed.has(family));
      await Promise.all(wanted.map((family) => once(family, () => loadList(family))));
    },
    faces: () => [...opened.values()].toSorted((a, b) => (a.file.id < b.file.id ? -1 : 1)),
    problems: () => [...failed.values()],
    forgetUnavailable() {
      for (const [id, problem] of failed) if (problem.type !== 'FontRefused') failed.delete(id);
    },
  };
}

/** Sources and module loaders fail in ways that only they know: no network, no such file. Here that is expected. */
async function attempt<T>(work: () => Promise<T>): Promise<Result<T, string>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
