/** What of a résumé's content cannot be shown as it was meant: addresses that must not be clicked, a photo that is none. */
import { fieldRef, safeLink, type Entry, type FieldRef, type Resume, type RichText } from '@peersume/resume';
import type { LayoutFinding } from '../layout/page.ts';
import { readPhoto } from './photo.ts';
import { tidy } from './view/words.ts';

export function contentFindings(resume: Resume): LayoutFinding[] {
  return [...photoFindings(resume), ...visibleAddresses(resume).filter(isUnsafe).map(unsafeLink)];
}

interface Address {
  readonly href: string;
  readonly field: FieldRef;
}

const isUnsafe = ({ href }: Address): boolean => href !== '' && safeLink(href) === undefined;

const unsafeLink = ({ href, field }: Address): LayoutFinding => ({ type: 'UnsafeLink', href, field });

function photoFindings({ basics }: Resume): LayoutFinding[] {
  if (basics.photo?.visible !== true) return [];
  const photo = readPhoto(basics.photo);
  return photo.ok ? [] : [photo.error];
}

function visibleAddresses({ basics, sections }: Resume): Address[] {
  const entries = sections
    .filter((section) => section.visible)
    .flatMap((section) => section.entries.filter((entry) => entry.visible));
  return [
    address('basics', basics.url),
    ...basics.profiles.map((profile) => address(profile.id, profile.url)),
    ...entries.flatMap(addressesOfEntry),
  ];
}

const address = (entity: string, url: string | undefined): Address => ({
  href: tidy(url),
  field: fieldRef(entity, 'url'),
});

function addressesOfEntry(entry: Entry): Address[] {
  const own = 'url' in entry ? [address(entry.id, entry.url)] : [];
  const bodies =
    entry.type === 'experience' ? entry.roles.map((role) => role.body) : 'body' in entry ? [entry.body] : [];
  return [...own, ...bodies.flatMap(addressesOfText)];
}

const addressesOfText = (body: RichText): Address[] =>
  body.flatMap((block) =>
    block.inlines.map((inline) => ({ href: tidy(inline.link), field: fieldRef(block.id, 'inlines') })),
  );
