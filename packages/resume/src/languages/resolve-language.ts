/**
 * Finds, among the languages that we hold data for, the one that serves a BCP 47 tag: the tag itself, then ever shorter
 * prefixes (RFC 4647 §3.4 lookup), after old codes are replaced and a region has told the script it writes in.
 */

export function resolveLanguage<Key extends string>(tag: string, available: ReadonlySet<Key>, fallback: Key): Key {
  let candidate = canonicalTag(tag);
  for (;;) {
    if ((available as ReadonlySet<string>).has(candidate)) return candidate as Key;
    const cut = candidate.lastIndexOf('-');
    if (cut < 0) return fallback;
    candidate = candidate.slice(0, cut);
  }
}

/** Well formed by the part of BCP 47 that résumés need: language, script, region, variants; no extensions. */
export function isLanguageTag(text: string): boolean {
  return (
    text.length <= maxTagLength &&
    /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*$/i.test(text)
  );
}

const maxTagLength = 35; // the longest tag that RFC 5646 §4.4.1 asks everyone to hold

const renamed: Readonly<Record<string, string>> = {
  iw: 'he',
  in: 'id',
  no: 'nb',
  sh: 'sr-Latn',
  zh: 'zh-Hans',
  cmn: 'zh-Hans',
  mo: 'ro',
};

function canonicalTag(tag: string): string {
  const [first = '', ...rest] = tag.replaceAll('_', '-').split('-');
  const language = first.toLowerCase();
  const parts = rest.map((part) =>
    part.length === 4 && /^[a-z]/i.test(part)
      ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
      : part.length === 2
        ? part.toUpperCase()
        : part.toLowerCase(),
  );
  const script = parts[0]?.length === 4 ? parts[0] : undefined;
  const region = script === undefined ? parts[0] : parts[1];
  if ((language === 'zh' || language === 'cmn') && script === undefined) {
    return region === 'TW' || region === 'HK' || region === 'MO' ? 'zh-Hant' : 'zh-Hans';
  }
  if (language === 'zh' || language === 'cmn') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  if (language === 'sr' && script === undefined && region === 'ME') return 'sr-Latn';
  if (language === 'sr' && script !== undefined) return script === 'Latn' ? 'sr-Latn' : 'sr';
  if (language === 'en' && region !== undefined && !likeAmericanEnglish.has(region)) return 'en-GB';
  if (language === 'pt' && region !== undefined && region !== 'BR') return 'pt-PT';
  const known = renamed[language];
  return known ?? [language, ...parts].join('-');
}

/** Regions whose English writes the month before the day. */
const likeAmericanEnglish: ReadonlySet<string> = new Set([
  'US',
  'CA',
  'PH',
  'PR',
  'GU',
  'VI',
  'AS',
  'UM',
  'MH',
  'PW',
  'FM',
]);
