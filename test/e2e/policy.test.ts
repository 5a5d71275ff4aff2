/** The content security policy, as headers and in the page, and that it bites. */
import { expect, test } from 'vitest';
import { describeWith } from '../judges.ts';
import { appInBrowser } from './app-in-browser.ts';

describeWith('chromium')('the content security policy', () => {
  const site = appInBrowser();

  test('is strict in the headers and in the page itself', async () => {
    const response = await fetch(site.url);
    const header = response.headers.get('content-security-policy') ?? '';
    const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(await response.text())?.[1] ?? '';
    for (const policy of [header, meta.replaceAll('&#39;', "'")]) {
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
    }
    expect(header).toContain("frame-ancestors 'none'");
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('stops a script that got into the page, and any word to another place', async () => {
    await using app = await site.open();
    const { page } = app;
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const heard = await fetch('https://elsewhere.example/').then(
        () => 'heard',
        () => 'stopped',
      );
      return [(window as { ran?: boolean }).ran ?? false, heard];
    });
    expect(ran).toEqual([false, 'stopped']);
    expect(app.troubles.some((trouble) => trouble.startsWith('asked'))).toBe(false);
  });
});
