import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryLink } from '../testing/arbitrary-text.ts';
import { safeLink } from './safe-link.ts';

describe('a link', () => {
  test('[RM50] may be of the web, of mail or of the telephone, and shows itself short', () => {
    const cases: [string, string, string][] = [
      ['https://www.linkedin.com/in/ada/', 'https://www.linkedin.com/in/ada/', 'linkedin.com/in/ada'],
      ['HTTP://Example.ORG', 'http://example.org', 'example.org'],
      [' https://example.org/a?b=c#d ', 'https://example.org/a?b=c#d', 'example.org/a?b=c#d'],
      ['https://example.org/?q=/', 'https://example.org/?q=/', 'example.org/?q=/'],
      ['https://example.org:8443/x', 'https://example.org:8443/x', 'example.org:8443/x'],
      ['https://[2001:db8::1]/', 'https://[2001:db8::1]/', '[2001:db8::1]'],
      ['mailto:ada@example.org', 'mailto:ada@example.org', 'ada@example.org'],
      ['mailto:ada@example.org?subject=Hi', 'mailto:ada@example.org?subject=Hi', 'ada@example.org'],
      ['tel:+49-30-901820', 'tel:+49-30-901820', '+49-30-901820'],
    ];
    for (const [text, href, display] of cases) expect([text, safeLink(text)]).toEqual([text, { href, display }]);
  });

  test('[RM51] gets a scheme where it has none', () => {
    expect(safeLink('github.com/ada')).toEqual({ href: 'https://github.com/ada', display: 'github.com/ada' });
    expect(safeLink('ada@example.org')).toEqual({ href: 'mailto:ada@example.org', display: 'ada@example.org' });
    expect(safeLink('//example.org/x')).toEqual({ href: 'https://example.org/x', display: 'example.org/x' });
    expect(safeLink('example.org:8080/x')).toEqual({
      href: 'https://example.org:8080/x',
      display: 'example.org:8080/x',
    });
    expect(safeLink('münchen.example/straße')).toEqual({
      href: 'https://m%C3%BCnchen.example/stra%C3%9Fe',
      display: 'münchen.example/straße',
    });
  });

  test('[RM52] is nothing that could run, lie or escape', () => {
    const texts = [
      ...[
        'javascript:alert(1)',
        'JavaScript:alert(1)',
        'java\nscript:alert(1)',
        ' javascript:alert(1)',
        'data:text/html,x',
        'vbscript:x',
        'file:///etc/passwd',
      ],
      ...[
        'blob:https://x.org/1',
        'about:blank',
        'ftp://example.org',
        'intent://x',
        'ms-word:ofe|u|https://x.org',
        'view-source:https://x.org',
      ],
      ...[
        'https://bank.com@evil.example/',
        'https://user:pass@evil.example',
        'https://evil.example\\@bank.com',
        'https:\\\\evil.example',
      ],
      ...[
        'https://a b.example',
        'https://x.example/\u202egnp.exe',
        'https://x.example/\u0000',
        'https://x.example/"onclick="',
        'https://x.example/<script>',
      ],
      ...[
        'https://',
        'https:///path',
        'http:example.org',
        '',
        '   ',
        'not a link',
        'localhost',
        'v1.2',
        '2019.04',
        'a.b',
        '1.5',
        '@ada',
        'ada@',
        '.com',
        'x..com',
      ],
      ...[
        'https://x.example/\ud800',
        `https://x.example/${'a'.repeat(3_000)}`,
        'tel:call-me',
        'mailto:',
        'mailto:a@b.co,evil@x.org',
        'https://x.example/`x`',
      ],
    ];
    for (const text of texts) expect([text, safeLink(text)]).toEqual([text, undefined]);
  });

  test('[RM52] is printable ASCII without quotes, whatever it came from', () => {
    const any = fc.oneof(
      arbitraryLink(true),
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `https://example.org/${text}`),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(any, (text) => {
        const link = safeLink(text);
        if (link === undefined) return;
        expect(link.href).toMatch(/^(https?:\/\/[^@/]+([/?#]|$)|mailto:[^:]+@|tel:)/);
        expect(link.href).toMatch(/^[!#-&(-;=?-[\]_a-z~]*$/i);
        expect(safeLink(link.href)?.href).toBe(link.href);
      }),
      { numRuns: 600 },
    );
  });
});
