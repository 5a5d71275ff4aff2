/** What the typesetter found, in a sentence that a person can act on. */
import { assertNever } from '@peersume/base';
import type { LayoutFinding } from '@peersume/typeset';

/** Undefined where there is nothing to do about it. */
export function describeFinding(finding: LayoutFinding): string | undefined {
  switch (finding.type) {
    case 'MissingCharacters':
      return `No font has ${finding.characters.map(nameCharacter).join(', ')}; a box stands there.`;
    case 'Overflow':
      return `On page ${finding.page + 1} a word is wider than its column and has no place to break.`;
    case 'DoesNotFit':
      return `It needs ${pages(finding.needed)} even at the smallest size that can be read; ${pages(finding.wanted)} would be too tight.`;
    case 'AccentDarkened':
      return `The accent colour was darkened from ${finding.wanted} to ${finding.used}, so that text in it can be read.`;
    case 'UnusableImage':
      return `The photo was left out: ${finding.reason}.`;
    case 'UnsafeLink':
      return `“${shorten(finding.href)}” is shown as text: such an address must not be clickable.`;
    case 'UnknownTemplate':
      return `There is no template “${shorten(finding.id)}”; ${finding.used} was used. There are ${finding.known.join(', ')}.`;
    case 'Fitted':
      return undefined;
    default:
      return assertNever(finding);
  }
}

const maxShown = 60; // characters of an address; enough to find it in the file

const shorten = (text: string) => (text.length > maxShown ? `${text.slice(0, maxShown)}…` : text);

const pages = (count: number) => (count === 1 ? '1 page' : `${count} pages`);

function nameCharacter(character: string): string {
  const codes = Array.from(
    character,
    (part) => `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `“${character}” (${codes.join(' ')})`;
}
