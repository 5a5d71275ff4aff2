/**
 * The result of layout: pages of positioned things in reading order, and the structure tree that they belong to.
 * Lengths are points; the origin is the page's upper left corner and y grows downwards.
 */
import type { FieldRef } from '@peersume/resume';
import type { ImageData } from '../blocks/block.ts';
import type { ShapedRun } from '../text/shaped.ts';
import type { Color, Link } from '../text/style.ts';

export interface Layout {
  readonly pages: readonly Page[];
  /** `structure[0]` is the Document element; a node's index is its id. */
  readonly structure: readonly StructureNode[];
  /** BCP 47. */
  readonly language: string;
  /** The document's title: the person's name and what this is. */
  readonly title: string;
  readonly author: string;
  readonly findings: readonly LayoutFinding[];
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** The edges within which everything but page-wide backgrounds and hanging spaces lies. Layout always gives it. */
  readonly body?: PageBody;
  /** Artifacts behind the text come first; then everything in reading order. */
  readonly items: readonly PageItem[];
}

export interface PageBody {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type PageItem = TextItem | RectangleItem | ImageItem;

export interface TextItem {
  readonly kind: 'text';
  readonly run: ShapedRun;
  /** Left edge of the run. */
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly color: Color;
  /** Points added after each cluster. */
  readonly tracking: number;
  readonly underline: boolean;
  /** Index of the structure node (a leaf: H1…H3, P, Lbl, LBody, Link) that the text is content of. */
  readonly node: number;
  /** Counts lines over the whole document; the runs of one line share it. */
  readonly line: number;
  readonly field?: FieldRef;
}

/** A rule, background or drawn bullet; always an artifact. */
export interface RectangleItem {
  readonly kind: 'rectangle';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
}

export interface ImageItem {
  readonly kind: 'image';
  readonly image: ImageData;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shape: 'rectangle' | 'circle';
  readonly node: number;
  readonly field?: FieldRef;
}

/** Standard structure types of ISO 32000-1 §14.8.4 that we use. */
export type StructureRole =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Link'
  | 'Figure';

export interface StructureNode {
  readonly role: StructureRole;
  readonly parent: number;
  /** Link only. */
  readonly link?: Link;
  /** Figure only. */
  readonly alt?: string;
  readonly language?: string;
}

export type LayoutFinding =
  /** No bundled font has these characters; boxes stand for them. */
  | { readonly type: 'MissingCharacters'; readonly characters: readonly string[]; readonly field?: FieldRef }
  /** A word wider than its column that has no place to break. `page` counts from 0. */
  | { readonly type: 'Overflow'; readonly field?: FieldRef; readonly page: number }
  /** Even at the smallest readable settings more pages were needed. */
  | { readonly type: 'DoesNotFit'; readonly wanted: number; readonly needed: number }
  /** How far "fit to N pages" went: multiples of the spacing, size, leading and margins that would hold without it. */
  | {
      readonly type: 'Fitted';
      readonly pages: number;
      readonly spacing: number;
      readonly size: number;
      readonly leading: number;
      readonly margins?: number;
    }
  /** The accent colour was darkened to keep text readable. */
  | { readonly type: 'AccentDarkened'; readonly wanted: Color; readonly used: Color }
  /** The photo's bytes are no picture that we can show. */
  | { readonly type: 'UnusableImage'; readonly reason: string }
  /** The design names a template that does not come with the typesetter; another was used. */
  | {
      readonly type: 'UnknownTemplate';
      readonly id: string;
      readonly used: string;
      readonly known: readonly string[];
    }
  /** A link whose address must not be clickable (`javascript:` and the like). */
  | { readonly type: 'UnsafeLink'; readonly href: string; readonly field?: FieldRef };
