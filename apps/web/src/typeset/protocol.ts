/**
 * What the page and the typesetting worker say to each other. Two manners: *views* (a résumé shown somewhere; only the
 * newest edit of a view is ever typeset, and only what changed is sent back) and *questions* (one answer each).
 */
import type { CareerId, LoadError, Resume, ResumeProblem } from '@peersume/resume';
import type { ExampleId } from '@peersume/resume/examples';
import type { LayoutFinding, TemplateDefaults } from '@peersume/typeset';
import type { PreviewDiff } from '@peersume/typeset/preview';
import type { ResumeDelta } from './resume-delta.ts';

/** Which drawing a message is about: `page`, `career/student`, `template/classic`. */
export type ViewName = string;

export type ToWorker =
  | { readonly type: 'show'; readonly view: ViewName; readonly serial: number; readonly source: SentSource }
  /** Before the first résumé that has it; see photo-parcel.ts. */
  | { readonly type: 'photo'; readonly key: string; readonly source: string }
  | { readonly type: 'forget'; readonly view: ViewName }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question };

/** What travels: of a résumé only what changed since the one that the view showed before. */
export type SentSource =
  | Exclude<ViewSource, { readonly resume: Resume }>
  | { readonly delta: ResumeDelta; readonly maxPages?: number };

/** A sample is loaded by the worker, so that the page does not carry it. */
export type ViewSource =
  | { readonly resume: Resume; readonly maxPages?: number }
  /** A kept file, read by the worker. */
  | { readonly text: string; readonly maxPages?: number }
  | { readonly career: CareerId; readonly maxPages?: number }
  | { readonly example: ExampleId; readonly maxPages?: number };

export type FromWorker =
  /** It hears now; nothing must be sent before. */
  | { readonly type: 'ready' }
  /** A font file, sent once, before the first drawing that uses it. */
  | { readonly type: 'face'; readonly id: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly type: 'pages';
      readonly view: ViewName;
      readonly serial: number;
      readonly diff: PreviewDiff;
      readonly faces: readonly string[];
      /** BCP 47; some letters have other shapes in some languages. */
      readonly language: string;
      readonly pageCount: number;
      readonly findings: readonly LayoutFinding[];
      /** In the worker, from taking up the edit to sending. */
      readonly tookMs: number;
    }
  | { readonly type: 'failed'; readonly view: ViewName; readonly serial: number; readonly message: string }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<Question> }
  | { readonly type: 'refusal'; readonly id: number; readonly message: string };

export type Question =
  | { readonly what: 'sample'; readonly career: CareerId }
  | { readonly what: 'example'; readonly example: ExampleId }
  | { readonly what: 'read-file'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly what: 'write-json-resume'; readonly resume: Resume }
  | { readonly what: 'templates' }
  | { readonly what: 'pdf'; readonly resume: Resume };

/** What a person needs to know of a template to choose it. */
export interface TemplateCard {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly defaults: TemplateDefaults;
}

export type Answer<Q extends Question> = Q extends { what: 'sample' | 'example' }
  ? Resume
  : Q extends { what: 'read-file' }
    ? FileReading
    : Q extends { what: 'write-json-resume' }
      ? string
      : Q extends { what: 'templates' }
        ? readonly TemplateCard[]
        : Q extends { what: 'pdf' }
          ? Uint8Array<ArrayBuffer>
          : never;

/** What reading a file came to. */
export type FileReading =
  | { readonly ok: true; readonly resume: Resume; readonly problems: readonly ResumeProblem[] }
  | { readonly ok: false; readonly error: LoadError };
