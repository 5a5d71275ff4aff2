/** Words for generated résumés: believable ones in many scripts, and those that break programs. */
import fc from 'fast-check';

/** One line, never blank: a name, a title, a town. */
export function arbitraryLine(nasty: boolean): fc.Arbitrary<string> {
  const believable = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
    },
    { weight: 1, arbitrary: fc.constantFrom(...foreignLines) },
  );
  if (!nasty) return believable;
  return fc.oneof(
    { weight: 8, arbitrary: believable },
    { weight: 1, arbitrary: fc.constantFrom(...nastyLines) },
    { weight: 1, arbitrary: nastyText(40) },
  );
}

/** A sentence or several. */
export function arbitrarySentences(nasty: boolean): fc.Arbitrary<string> {
  const sentence = fc
    .tuple(
      fc.constantFrom(...verbs),
      fc.array(fc.constantFrom(...words), { minLength: 4, maxLength: 22 }),
      fc.constantFrom('.', '.', ';', '', ' (43%).'),
    )
    .map(([verb, parts, end]) => `${verb} ${parts.join(' ')}${end}`);
  const believable = fc.oneof(
    { weight: 6, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: fc.constantFrom(...foreignSentences) },
  );
  if (!nasty) return believable;
  return fc.oneof(
    { weight: 8, arbitrary: believable },
    { weight: 1, arbitrary: fc.constantFrom(...nastyLines) },
    { weight: 1, arbitrary: nastyText(200) },
  );
}

export function arbitraryLink(nasty: boolean): fc.Arbitrary<string> {
  const believable = fc.oneof(fc.constantFrom(...links), fc.webUrl({ withQueryParameters: true }));
  return nasty
    ? fc.oneof({ weight: 4, arbitrary: believable }, { weight: 1, arbitrary: fc.constantFrom(...nastyLinks) })
    : believable;
}

/** Anything that UTF-16 can hold but the halves of pairs, which no file can carry. */
function nastyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: 'binary', maxLength });
}

const words =
  'platform billing cross-functional hospital reduced the team of eleven and cost for customers in northern Europe e-commerce data-driven office efficient workflow affiliate finance offshore state-of-the-art CI/CD C++ C# .NET 2019 99.95% €4.2M $1,200 R&D A/B Node.js PostgreSQL Kubernetes budget supplier audit clinical trial classroom curriculum warehouse night shift apprentices naïve façade coöperate'.split(
    ' ',
  );

const verbs = [
  'Led',
  'Built',
  'Taught',
  'Wrote',
  'Cut',
  'Shipped',
  'Kept',
  'Negotiated',
  'Trained',
  'Measured',
  'Translated',
];

const foreignLines = [
  'Đặng Thị Thanh Hương',
  'Łukasz Brzęczyszczykiewicz',
  'Ελένη Παπαδοπούλου',
  'Мария Иванова-Петрова',
  'محمد عبد الرحمن',
  'נועה לוי־כהן',
  'प्रिया शर्मा',
  'สมชาย ใจดี',
  '王小明',
  '山田 太郎',
  '김민준',
  'Þórður Ásgeirsson',
];

const foreignSentences = [
  'Verantwortlich für die Rechtsschutzversicherungsgesellschaften im gesamten deutschsprachigen Raum.',
  'Ответственная за внедрение системы учёта на четырёх заводах, экономия 12 % в год.',
  'أدرت فريقًا من ٨ مهندسين وخفّضت زمن التسليم بنسبة 43% باستخدام Kubernetes.',
  'הובלתי צוות של 6 מפתחים ב-React והקטנתי את זמן הטעינה ב-40%.',
  'एक राष्ट्रीय भुगतान प्रणाली का निर्माण किया जो प्रतिदिन 20 लाख लेनदेन संभालती है।',
  'พัฒนาระบบจองคิวโรงพยาบาลที่มีผู้ใช้งานมากกว่าหนึ่งแสนคนต่อเดือน',
  '负责支付平台的架构设计，将故障率从 0.5% 降低到 0.02%。',
  '基幹システムの刷新を主導し、月次処理時間を8時間から40分に短縮しました。',
  '결제 시스템을 재설계하여 처리 시간을 70% 단축하고 장애를 절반으로 줄였습니다.',
];

/** What a file from outside may hold: each broke some program once. */
const nastyLines = [
  'fi ffi ffl Ærøskøbing ﬁnance',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  'https://example.org/a/very/long/path/without/any/break/opportunity/that-goes-on-and-on-and-on?query=1&other=2#fragment',
  'a\u202Egnp.exe',
  '\u2066isolate\u2069 and \u200Bzero width\u200D joiner',
  '👩🏽‍🚀 👨‍👩‍👧‍👦 🇺🇦 emoji',
  'Zalgo z͑̓a̴l̸g̶o̷',
  '<script>alert(1)</script>',
  '"quotes" \\back\\slash\\ {braces} (paren) [x](javascript:alert(1))',
  '**bold** *italic* `code` \\*not\\* 2*3*4 __init__ snake_case',
  '- looks like a bullet',
  'tab\there',
  'two\nlines',
  '\u00a0\u2003spaces\u3000',
  '\u0007bell\u0000null',
  'constructor',
  '__proto__',
  'ﷺ ﷽ \uFFFD \uE000',
  'ＦＵＬＬ　ｗｉｄｔｈ',
];

const links = [
  'https://www.linkedin.com/in/ada-lovelace',
  'github.com/ada',
  'https://ada.example/',
  'mailto:ada@example.org',
  'https://doi.org/10.1000/182',
  'http://münchen.example/straße',
];

const nastyLinks = [
  'javascript:alert(1)',
  'data:text/html,<b>x',
  'https://bank.com@evil.example',
  ' http://a b ',
  'ftp://x',
  'not a link',
  '//',
  'java\nscript:x',
];
