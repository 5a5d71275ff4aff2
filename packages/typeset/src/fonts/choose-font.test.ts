import { describe, expect, test } from 'vitest';
import { createFontChooser, type FontAvailability, type FontStyle } from './choose-font.ts';
import { hanFamilyOf } from './fallback-families.ts';
import type { FontFile } from './face.ts';
import { createFontCatalogue } from './font-catalogue.ts';

const catalogue = createFontCatalogue();
await Promise.all(
  (['noto-sans-jp', 'noto-sans-kr', 'noto-sans-sc', 'noto-sans-tc'] as const).map((id) => catalogue.loadFamily(id)),
);
const allWork: FontAvailability = { hasFailed: () => false, hasFamilyFailed: () => false };
const serif: FontStyle = { family: 'source-serif-4', weight: 400, italic: false };
const sans: FontStyle = { family: 'ibm-plex-sans', weight: 600, italic: true };

function chosen(cluster: string, style = serif, language = 'en', fonts = allWork): string {
  const choice = createFontChooser(catalogue, fonts).forStyle(style, hanFamilyOf(language, cluster)).choose(cluster);
  return choice.type === 'file' ? choice.file.id : choice.type;
}

describe('[TX5] a font is chosen for each cluster', () => {
  test.each([
    ['a', 'source-serif-4/latin/400/normal'],
    ['ễ', 'source-serif-4/vietnamese/400/normal'],
    ['ł', 'source-serif-4/latin-ext/400/normal'],
    ['Ω', 'source-serif-4/greek/400/normal'],
    ['Ж', 'source-serif-4/cyrillic/400/normal'],
    ['Қ', 'source-serif-4/cyrillic-ext/400/normal'],
    ['ᾧ', 'noto-serif/greek-ext/400/normal'],
    ['Ѫ', 'noto-serif/cyrillic-ext/400/normal'],
    ['ب', 'vazirmatn/arabic/400/normal'],
    ['שׁ', 'noto-sans-hebrew/hebrew/400/normal'],
    ['क्षि', 'noto-sans-devanagari/devanagari/400/normal'],
    ['ที่', 'noto-sans-thai/thai/400/normal'],
    ['∑', 'noto-sans-jp/58/400/normal'],
    ['∰', 'noto-sans-math/latin/400/normal'],
    ['⠓', 'noto-sans-symbols-2/braille/400/normal'],
    ['𓀀', 'none'],
    ['👩‍💻', 'none'],
  ])('%s in a serif goes to %s', (cluster, id) => {
    expect(chosen(cluster)).toBe(id);
  });

  test('a sans falls back to a sans, in the same weight and slope', () => {
    expect(chosen('ᾧ', sans)).toBe('noto-sans/greek-ext/600/italic');
  });

  test('a composed letter serves for its parts, and the other way round', () => {
    expect(chosen('e\u0301')).toBe('source-serif-4/latin/400/normal');
    expect(chosen('e\u0302\u0303')).toBe('source-serif-4/vietnamese/400/normal');
  });

  test.each([
    ['ja', 'noto-sans-jp'],
    ['ko', 'noto-sans-kr'],
    ['zh', 'noto-sans-sc'],
    ['zh-Hans-SG', 'noto-sans-sc'],
    ['zh-Hant', 'noto-sans-tc'],
    ['zh-TW', 'noto-sans-tc'],
    ['zh-HK', 'noto-sans-tc'],
    ['yue', 'noto-sans-tc'],
    ['en', 'noto-sans-sc'],
  ])('an ideograph in %s goes to %s', (language, family) => {
    expect(chosen('海', serif, language)).toMatch(new RegExp(`^${family}/`));
  });

  test('Japanese and Korean words in another language are set in their own fonts', () => {
    expect(hanFamilyOf('en', '東京で働く')).toBe('noto-sans-jp');
    expect(hanFamilyOf('de', '서울 大學')).toBe('noto-sans-kr');
    expect(chosen('で')).toMatch(/^noto-sans-jp\//);
    expect(chosen('서')).toMatch(/^noto-sans-kr\//);
  });

  test('no-break hyphens and fixed-width spaces need no glyph of their own', () => {
    expect(chosen('\u2009')).toBe('source-serif-4/latin/400/normal');
    expect(chosen('\u3000', sans)).toMatch(/^ibm-plex-sans\//);
    expect(chosen('\u2011')).not.toBe('none');
  });

  test('a file that failed is passed over', () => {
    const failing = { ...allWork, hasFailed: (file: FontFile) => file.family === 'source-serif-4' };
    expect(chosen('a', serif, 'en', failing)).toBe('noto-serif/latin/400/normal');
  });

  test('an ideograph waits for the list of its family', () => {
    const choices = createFontChooser(createFontCatalogue(), allWork).forStyle(serif, 'noto-sans-jp');
    expect(choices.choose('海')).toEqual({ type: 'list', family: 'noto-sans-jp' });
  });
});

describe('[TX5] every text family, with its fallbacks, has', () => {
  const families = [
    'source-serif-4',
    'eb-garamond',
    'literata',
    'source-sans-3',
    'inter',
    'ibm-plex-sans',
    'mono',
  ] as const;
  const lettersIn = (first: number, last: number): readonly string[] =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).filter((character) =>
      /[\p{L}\p{N}\p{P}\p{S}]/u.test(character),
    );
  const alphabets: Readonly<Record<string, readonly string[]>> = {
    'all of Latin': [...lettersIn(0x21, 0x24f), ...lettersIn(0x1e00, 0x1eff)],
    // Coptic letters stand in the same block.
    'all of Greek': [...lettersIn(0x370, 0x3e1), ...lettersIn(0x3f0, 0x3ff), ...lettersIn(0x1f00, 0x1fff)],
    'all of Cyrillic': lettersIn(0x400, 0x52f),
    'the currencies': [...'€£¥₹₽₺₩₪₫₴₦₱฿₿¢'],
    'the marks of typographers': [...'‒–—―‘’‚“”„†‡•…‰‹›«»′″℃№™©®¼½¾²³°±×÷≤≥≠≈∞√✓✗★☆☎✉→←↑↓⇒▶●○■□▪◆'],
    Arabic: [...'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْ٠١٢٣٤٥٦٧٨٩،؛؟'],
    'Persian, Urdu, Pashto, Kurdish and Uyghur': [...'پچژکگی۰۱۲۳۴۵۶۷۸۹ٹڈڑںہھےۓ۔ټځڅډړږښګڼۀېۍڕێۆڵەڤۇۈۋڭ'],
    Hebrew: [...'אבגדהוזחטיכךלמםנןסעפףצץקרשתְֱֲֳִֵֶַָֹֻּׁׂ־׳״'],
    'Hindi, Marathi and Nepali': [...'अआइईउऊऋएऐऑओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसहऽािीुूृेैॅॉोौंःँ़्।॥०१२३४५६७८९'],
    Thai: lettersIn(0xe01, 0xe5b),
    Japanese: [...lettersIn(0x3041, 0x3096), ...lettersIn(0x30a1, 0x30fa), ...'、。「」『』【】〜ー・日本語株式会社'],
    // Every seventh syllable: all of them take seconds.
    Korean: lettersIn(0xac00, 0xac00 + 11_171).filter((_, index) => index % 7 === 0),
  };

  test.each(families.flatMap((family) => Object.keys(alphabets).map((name) => [name, family] as const)))(
    '%s (%s)',
    (name, family) => {
      const chooser = createFontChooser(catalogue, allWork);
      for (const italic of [false, true]) {
        const choices = chooser.forStyle({ family, weight: 600, italic }, 'noto-sans-jp');
        const missing = (alphabets[name] ?? []).filter((letter) => choices.choose(letter).type !== 'file');
        expect(missing).toEqual([]);
      }
    },
  );
});
