/** Words of one field as templates get them: cleaned, linked, tied to their field, not yet styled. */
import { fieldRef, safeLink, type Basics, type FieldRef } from '@peersume/resume';
import type { Link } from '../../text/style.ts';

export interface Words {
  /** Never empty. */
  readonly text: string;
  readonly field: FieldRef;
  readonly link?: Link;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
}

/** The words of a one-line field, or nothing at all where the field is empty. */
export function wordsOf(entity: string, property: string, text: string | undefined, link?: Link): Words | undefined {
  const shown = tidy(text);
  if (shown === '') return undefined;
  return { text: shown, field: fieldRef(entity, property), ...(link && { link }) };
}

/** Spaces and line ends in a one-line field become single spaces. No-break spaces are the author's and stay. */
export function tidy(text: string | undefined): string {
  if (text === undefined) return '';
  return (untidy.test(text) ? text.replace(whiteSpace, ' ') : text).trim();
}

const whiteSpace = /[\t\n\v\f\r\u0085\u2028\u2029 ]+/gu;
/** Most fields are tidy already, and this runs at every keystroke. */
const untidy = /[\t\n\v\f\r\u0085\u2028\u2029]| {2}/u;

/** A link where the address may be clicked; its description says what it leads to. */
export function linkTo(address: string | undefined, description: string): Link | undefined {
  const safe = safeLink(tidy(address));
  return safe && { href: safe.href, description };
}

/** A web address in short, e.g. `ada.example`. */
export function addressWords(entity: string, url: string | undefined, about: string): Words | undefined {
  const short = shortAddress(url ?? '');
  return wordsOf(entity, 'url', short, linkTo(url, about === '' ? short : `${tidy(about)}: ${short}`));
}

/** An address as people say it: without `https://`, `www.` and the last slash. What may not be clicked is shown as written. */
export const shortAddress = (address: string): string => safeLink(tidy(address))?.display ?? tidy(address);

export const present = <T>(items: readonly (T | undefined)[]): T[] => items.filter((item) => item !== undefined);

export const nameOf = (basics: Basics): Words[] => present([wordsOf('basics', 'name', basics.name)]);

export const headlineOf = (basics: Basics): Words[] => present([wordsOf('basics', 'headline', basics.headline)]);
