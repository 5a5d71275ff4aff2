/**
 * Sends pages to a page that has drawn earlier ones: lines get numbers, only lines that it has not seen are sent in
 * full, and pages where nothing changed are not sent at all. What is applied in order rebuilds the pages exactly
 * (`applyPreviewDiff` is the reference that tests and DOM follow).
 */
import type {
  HeadingLevel,
  PreviewImage,
  PreviewLine,
  PreviewPage,
  PreviewRectangle,
  PreviewSegment,
  SegmentCarets,
} from './preview-page.ts';

export interface PreviewDiff {
  /** One per page. `null`: as before. */
  readonly pages: readonly (PagePatch | null)[];
  readonly added: readonly AddedLine[];
  readonly removed: readonly LineId[];
}

export type LineId = number;

export interface AddedLine {
  readonly id: LineId;
  readonly segments: readonly PreviewSegment[];
  readonly heading?: HeadingLevel;
  readonly underlines?: readonly PreviewRectangle[];
  /** One for each segment, where the sender was asked for them. */
  readonly carets?: readonly SegmentCarets[];
}

export interface PagePatch {
  readonly width: number;
  readonly height: number;
  /** Reading order. */
  readonly lines: readonly { readonly id: LineId; readonly y: number }[];
  /** Absent where the same as before. */
  readonly rectangles?: readonly PreviewRectangle[];
  readonly images?: readonly PreviewImage[];
}

/** Remembers what the other side has drawn. */
export interface PreviewSender {
  diff(pages: readonly PreviewPage[]): PreviewDiff;
}

/** `carets`: lines are sent with the places where carets can stand, for pages that are written on. */
export function createPreviewSender(options: { readonly carets?: boolean } = {}): PreviewSender {
  let nextId: LineId = 1;
  let ids = new Map<string, LineId>();
  let sent: SentPage[] = [];

  return {
    diff(pages) {
      const added: AddedLine[] = [];
      const kept = new Map<string, LineId>();
      const next: SentPage[] = [];
      const patches = pages.map((page, index) => {
        const before = sent[index];
        const lines = page.lines.map((line) => {
          const key = distinctKey(line, kept);
          let id = ids.get(key);
          if (id === undefined) {
            id = nextId++;
            added.push(addedLine(id, line, options.carets === true));
          }
          kept.set(key, id);
          return { id, y: line.y };
        });
        const rectangles = JSON.stringify(page.rectangles);
        const images = page.images.map(imageKey).join('\n');
        const order = `${page.width} ${page.height} ${lines.map((line) => `${line.id}@${line.y}`).join(' ')}`;
        next.push({ order, rectangles, images });
        if (before?.order === order && before.rectangles === rectangles && before.images === images) return null;
        return {
          width: page.width,
          height: page.height,
          lines,
          ...(before?.rectangles === rectangles ? {} : { rectangles: page.rectangles }),
          ...(before?.images === images ? {} : { images: page.images }),
        };
      });
      const removed = [...ids].flatMap(([key, id]) => (kept.has(key) ? [] : [id]));
      ids = kept;
      sent = next;
      return { pages: patches, added, removed };
    },
  };
}

function addedLine(id: LineId, { segments, heading, underlines, carets }: PreviewLine, withCarets: boolean): AddedLine {
  return {
    id,
    segments,
    ...(heading !== undefined && { heading }),
    ...(underlines !== undefined && { underlines }),
    ...(withCarets && carets !== undefined && { carets: carets() }),
  };
}

interface SentPage {
  readonly order: string;
  readonly rectangles: string;
  readonly images: string;
}

/** The second line that looks the same is another line: each is drawn once. */
function distinctKey(line: PreviewLine, taken: ReadonlyMap<string, LineId>): string {
  let key = line.key;
  for (let copy = 2; taken.has(key); copy += 1) key = `${line.key}\n#${copy}`;
  return key;
}

const imageKey = ({ id, x, y, width, height, shape, crop, field }: PreviewImage): string =>
  JSON.stringify([id, x, y, width, height, shape, crop, field]);

/** What the other side holds. */
export interface DrawnPreview {
  readonly lines: ReadonlyMap<LineId, AddedLine>;
  readonly pages: readonly Required<PagePatch>[];
}

export const emptyPreview: DrawnPreview = { lines: new Map(), pages: [] };

export function applyPreviewDiff(drawn: DrawnPreview, diff: PreviewDiff): DrawnPreview {
  const lines = new Map(drawn.lines);
  for (const id of diff.removed) lines.delete(id);
  for (const line of diff.added) lines.set(line.id, line);
  const pages = diff.pages.flatMap((patch, index) => {
    const before = drawn.pages[index];
    if (patch === null) return before === undefined ? [] : [before];
    return [
      {
        width: patch.width,
        height: patch.height,
        lines: patch.lines,
        rectangles: patch.rectangles ?? before?.rectangles ?? [],
        images: patch.images ?? before?.images ?? [],
      },
    ];
  });
  return { lines, pages };
}
