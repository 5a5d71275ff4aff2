/** Tests of text run on the real fonts. */
import { createNodeFontSource } from '../../../node/node-font-source.ts';
import type { Align, BrokenParagraph, Paragraph } from '../paragraph.ts';
import type { Span, TextStyle } from '../style.ts';
import { createTextEngine, type TextEngine } from '../text-engine.ts';

export const createNodeEngine = (): Promise<TextEngine> => createTextEngine({ fonts: createNodeFontSource() });

export const testStyle = (overrides: Partial<TextStyle> = {}): TextStyle => ({
  family: 'source-serif-4',
  weight: 400,
  italic: false,
  size: 10,
  color: '#000000',
  tracking: 0,
  ...overrides,
});

export const spanOf = (text: string, overrides: Partial<TextStyle> = {}): Span => ({
  text,
  style: testStyle(overrides),
});

export interface BreakOptions {
  readonly width?: number;
  readonly align?: Align;
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
}

/** Opens the fonts and breaks, in one call. */
export async function breakText(
  engine: TextEngine,
  content: string | readonly Span[],
  { width = 200, align = 'start', language = 'en', direction }: BreakOptions = {},
): Promise<BrokenParagraph> {
  const spans = typeof content === 'string' ? [spanOf(content)] : content;
  await engine.prepare(spans, language);
  const paragraph: Paragraph = { spans, align, leading: 14, language };
  return engine.breakParagraph(direction ? { ...paragraph, direction } : paragraph, width);
}

export const linesOf = (paragraph: BrokenParagraph): readonly string[] =>
  paragraph.lines.map((line) => line.runs.map((run) => run.shaped.text).join(''));

/** Runs as they stand on the page, from left to right. */
export const visualTexts = (paragraph: BrokenParagraph, line = 0): readonly string[] =>
  (paragraph.lines[line]?.runs ?? []).toSorted((a, b) => a.x - b.x).map((run) => run.shaped.text);

/** Text in as many writing systems as the fonts have. */
export const samples: Readonly<Record<string, string>> = {
  en: 'Built a cloud-native billing platform (3.2 million invoices/month) — efficient, affordable; see https://example.com/a/b?c=d&e=f.',
  vi: 'Kỹ sư phần mềm với mười năm kinh nghiệm tại Nguyễn Trãi; Đặng Thị Ường thuở ấy.',
  de: 'Geschäftsführer für Öffentlichkeitsarbeit, Straße 12, „Größe“',
  pl: 'Zażółć gęślą jaźń; Łódź, Świętokrzyskie',
  tr: 'İstanbul’da yazılım mühendisi; ığüşöç',
  el: 'Μηχανικός λογισμικού στην Αθήνα, Ἀρχιμήδης ᾧ ᾲ ῥήτωρ',
  ru: 'Инженер-программист, объём «Заря» № 5',
  uk: 'Їжак, ґанок, щоденний об’єкт',
  sr: 'Ђорђевић, Љубљана, Њ, ћирилица',
  kk: 'Қазақстан Әлем үй өңір ғылым һұі',
  ar: 'مهندس برمجيات لديه خبرة 10 سنوات في Python و JavaScript (الخلفية) في شركة ACME.',
  fa: 'مهندس نرم‌افزار، می‌خواهم پروژه‌های «بزرگ» (۱۴۰۳) بسازم؛ ژرف گچ پ',
  he: 'מהנדס תוכנה עם 10 שנות ניסיון ב-JavaScript, שָׁלוֹם עֲלֵיכֶם',
  hi: 'सॉफ्टवेयर इंजीनियर क्षत्रिय कि हिन्दी ज्ञान स्त्री कार्यकर्ता र्‍या ज़ँ १०',
  th: 'วิศวกรซอฟต์แวร์ที่มีประสบการณ์สิบปีในการพัฒนาระบบขนาดใหญ่ น้ำ กำ ที่',
  ja: 'ソフトウェアエンジニアとして10年間、大規模な「分散システム」の設計と開発。ガパ',
  'zh-Hans': '拥有十年软件开发经验，精通分布式系统设计与“高并发”架构。',
  'zh-Hant': '擁有十年軟體開發經驗，精通分散式系統設計與「高併發」架構。',
  ko: '10년 경력의 소프트웨어 엔지니어로 대규모 시스템을 설계했습니다. 각',
  emoji: 'Ships 🚀 with 👩‍💻 and 🇩🇪 → ★ ✓ ☎ ≥ 5 ∑ √2 ⠓ 𓀀 x̌ q̈ e\u0301\u0323 a\u00a0b\u2011c\u2009d\u3000e',
};
