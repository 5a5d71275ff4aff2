/** The words of a header, each part ready to be placed: the name, the line under it, the contact lines. What is empty is not there. */
import type { Basics } from '@peersume/resume';
import type { Block, TextBlock, TextRole } from '../../blocks/block.ts';
import type { Align } from '../../text/paragraph.ts';
import type { Span, TextStyle } from '../../text/style.ts';
import { viewContact } from '../view/contact-view.ts';
import { headlineOf, nameOf } from '../view/words.ts';
import type { Kit } from './kit.ts';
import { fitName } from './name-size.ts';
import { widthBesidePhoto, type PhotoLook } from './photo-cell.ts';
import { textLine } from './rows.ts';
import { separatedLines } from './separated-lines.ts';
import { setLinkedWords, setWords, type LinkLook } from './spans.ts';

export interface HeaderLook {
  readonly align?: Align;
  readonly name: TextStyle;
  readonly headline: TextStyle;
  readonly contact: TextStyle;
  /** Between the parts of the contact line. */
  readonly separator: Span;
  /** How links look here. */
  readonly links: LinkLook;
  /** Above the headline and above the contact lines, points before the résumé's spacing. */
  readonly headlineGap: number;
  readonly contactGap: number;
  readonly photo: PhotoLook;
}

export interface HeaderParts {
  readonly name: readonly TextBlock[];
  readonly headline: readonly TextBlock[];
  readonly contact: readonly TextBlock[];
}

export function headerParts(basics: Basics, look: HeaderLook, kit: Kit): HeaderParts {
  const width = widthBesidePhoto(basics, look.photo, kit.columnWidth);
  const name = fitName(basics.name, look.name, width);
  const contact = separatedLines(
    viewContact(basics, kit.theme.language).map((item) => setLinkedWords([item], look.contact, look.links)),
    { separator: look.separator, width, balanced: true },
  );
  const set = (role: TextRole, spans: readonly Span[], leading: number, space: number): TextBlock[] =>
    spans.length === 0
      ? []
      : [textLine(role, spans, kit, { ...alignment, leading, spaceBefore: space * kit.theme.spacing })];
  const alignment = look.align === undefined ? {} : { align: look.align };
  return {
    name: set('h1', setWords(nameOf(basics), name), name.size * nameLeading, 0),
    headline: set('p', setWords(headlineOf(basics), look.headline), look.headline.size * textLeading, look.headlineGap),
    contact: contact.flatMap((line, index) =>
      set('p', line, look.contact.size * textLeading, index === 0 ? look.contactGap : 0),
    ),
  };
}

const nameLeading = 1.16;
const textLeading = 1.38;

/** One after the other. */
export const stacked = ({ name, headline, contact }: HeaderParts): Block[] => [...name, ...headline, ...contact];
