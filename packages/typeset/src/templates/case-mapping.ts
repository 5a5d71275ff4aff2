/**
 * Capitals for headings, by the rules of the language: Unicode's full case mapping (SpecialCasing.txt) with the
 * tailorings that `toUpperCase` leaves out because they depend on a language. No locale API: the same on every platform.
 */

/** The text in capitals as the language writes them. Text without cases comes back unchanged. */
export function toCapitals(text: string, language: string): string {
  const primary = primaryLanguage(language);
  if (dottedLanguages.has(primary))
    return text.normalize('NFC').replaceAll('i', 'İ').replaceAll('ı', 'I').toUpperCase();
  if (primary === 'el') return greekCapitals(text);
  if (primary === 'lt') return text.replace(softDotted, '$1').toUpperCase();
  return text.toUpperCase();
}

/** Turkish, Azeri, Crimean Tatar, Tatar in Latin script: i with a dot and ı without are two letters. */
const dottedLanguages = new Set(['tr', 'az', 'crh']);

/** Lithuanian writes a dot under further accents in small letters only: i̇́ becomes Í. */
const softDotted = /([ijįIJĮ])\u0307/gu;

/**
 * Greek capitals drop the tonos and keep the dialytika. Where the dropped tonos alone told that two vowels are not a
 * diphthong (άι, όι), the second vowel gets a dialytika: Μάιος, ΜΑΪΟΣ. The disjunctive ή keeps its tonos.
 */
function greekCapitals(text: string): string {
  return text
    .normalize('NFD')
    .replace(disjunctiveEta, '$1Ή')
    .replace(hiatus, '$1$2\u0308')
    .replace(greekWithMarks, (_, letter: string, marks: string) => letter + marks.replace(droppedMarks, ''))
    .toUpperCase()
    .normalize('NFC');
}

const disjunctiveEta = /(^|\P{L})η\u0301(?=\P{L}|$)/gu;
const hiatus = /([αεουΑΕΟΥ])[\u0300\u0301\u0342]([ιυΙΥ])(?![\u0300-\u036f])/gu;
/** `Ή` composed above is not matched: its marks are not combining any more. */
const greekWithMarks = /([\u0370-\u03ff])([\u0300-\u036f]+)/gu;
/** Grave, acute, circumflex, breathings, iota below; not U+0308, the dialytika. */
const droppedMarks = /[\u0300\u0301\u0313\u0314\u0342\u0343\u0345]/gu;

const primaryLanguage = (language: string): string => language.toLowerCase().split(/[-_]/u)[0] ?? '';
