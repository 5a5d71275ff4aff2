/** Who someone is and how to reach them: in a fixed order, each part with short words and, where it can be clicked, a link. */
import { labelsFor, type Basics, type Profile } from '@peersume/resume';
import { addressWords, linkTo, present, shortAddress, tidy, wordsOf, type Words } from './words.ts';

export interface ContactItem extends Words {
  readonly kind: 'email' | 'phone' | 'location' | 'url' | 'profile';
}

export function viewContact(basics: Basics, language: string): ContactItem[] {
  const labels = labelsFor(language);
  return present([
    item(
      'email',
      wordsOf(
        'basics',
        'email',
        basics.email,
        linkTo(emailAddress(basics.email), `${labels.email}: ${tidy(basics.email)}`),
      ),
    ),
    item(
      'phone',
      wordsOf(
        'basics',
        'phone',
        basics.phone,
        linkTo(phoneAddress(basics.phone), `${labels.phone}: ${tidy(basics.phone)}`),
      ),
    ),
    item('location', wordsOf('basics', 'location', locationText(basics.location))),
    item('url', addressWords('basics', basics.url, labels.website)),
    ...basics.profiles.map((profile) => item('profile', profileWords(profile))),
  ]);
}

const item = (kind: ContactItem['kind'], words: Words | undefined): ContactItem | undefined =>
  words && { ...words, kind };

const emailAddress = (email: string | undefined): string | undefined => {
  const address = tidy(email);
  return /^[^\s@]+@[^\s@]+$/u.test(address) ? `mailto:${address}` : undefined;
};

/** RFC 3966: digits, visual separators are left out; nothing to dial without at least a few digits. */
const phoneAddress = (phone: string | undefined): string | undefined => {
  const digits = tidy(phone).replace(/[^\d+]/gu, '');
  return /^\+?\d{5,20}$/u.test(digits) ? `tel:${digits}` : undefined;
};

const locationText = (location: Basics['location']): string => {
  const place = location ?? {};
  const city = present([place.postalCode, place.city].map(nonEmpty)).join(' ');
  return present([place.address, city, place.region, place.countryCode].map(nonEmpty)).join(', ');
};

const nonEmpty = (text: string | undefined): string | undefined => tidy(text) || undefined;

/** The address says the network and the name at once; without one the network's name is needed. */
function profileWords(profile: Profile): Words | undefined {
  const network = tidy(profile.network);
  const short = shortAddress(profile.url ?? '');
  if (short !== '') {
    return wordsOf(profile.id, 'url', short, linkTo(profile.url, network === '' ? short : `${network}: ${short}`));
  }
  return wordsOf(profile.id, 'username', present([network, tidy(profile.username)].filter(Boolean)).join(' '));
}
