/** In which families a character is looked for, in order: the span's own, then by script and language, then symbols. */
import type { Script } from '../text/script-of.ts';
import type { TextStyle } from '../text/style.ts';
import type { EastAsianFamily } from './font-catalogue.ts';

export function fallbackFamilies(family: TextStyle['family'], script: Script, han: EastAsianFamily): readonly string[] {
  const own = family === 'mono' ? 'ibm-plex-mono' : family;
  const noto = serifFamilies.has(family) ? ['noto-serif', 'noto-sans'] : ['noto-sans', 'noto-serif'];
  const symbols = ['small-symbols', 'noto-sans-symbols-2', 'noto-sans-math'];
  switch (script) {
    case 'Hebr':
      return [own, 'noto-sans-hebrew', ...noto, ...symbols];
    case 'Arab':
      return [own, 'vazirmatn', ...noto, ...symbols];
    case 'Deva':
      return [own, 'noto-sans-devanagari', ...noto, ...symbols];
    case 'Thai':
      return [own, 'noto-sans-thai', ...noto, ...symbols];
    case 'Hani':
      return [own, ...eastAsian(han), ...symbols];
    case 'Kana':
      return [own, ...eastAsian('noto-sans-jp')];
    case 'Hang':
      return [own, ...eastAsian('noto-sans-kr')];
    case 'Latn':
    case 'Grek':
    case 'Cyrl':
    case 'Zyyy':
      return [own, ...noto, ...symbols];
  }
}

/** Whose shapes of the ideographs a text wants. Simplified Chinese has the most characters and serves where nothing is known. */
export function hanFamilyOf(language: string, text: string): EastAsianFamily {
  const tag = language.toLowerCase();
  if (tag === 'ja' || tag.startsWith('ja-')) return 'noto-sans-jp';
  if (tag === 'ko' || tag.startsWith('ko-')) return 'noto-sans-kr';
  if (/^(?:zh|yue)\b/.test(tag)) return /-(?:hant|tw|hk|mo)\b|^yue/.test(tag) ? 'noto-sans-tc' : 'noto-sans-sc';
  // A résumé in another language may hold Japanese or Korean words.
  if (/[\u3040-\u30ff]/.test(text)) return 'noto-sans-jp';
  if (/[\uac00-\ud7af]/.test(text)) return 'noto-sans-kr';
  return 'noto-sans-sc';
}

const serifFamilies: ReadonlySet<string> = new Set(['source-serif-4', 'eb-garamond', 'literata']);

function eastAsian(first: EastAsianFamily): readonly EastAsianFamily[] {
  const all: readonly EastAsianFamily[] = ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-tc', 'noto-sans-kr'];
  return [first, ...all.filter((family) => family !== first)];
}
