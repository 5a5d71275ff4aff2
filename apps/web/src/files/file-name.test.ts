import { describe, expect, test } from 'vitest';
import { fileNameFor } from './file-name.ts';

describe('file names', () => {
  test.each([
    ['Amara Okafor', 'Amara-Okafor-resume.pdf'],
    ['Nguyễn Thị Minh Khai', 'Nguyễn-Thị-Minh-Khai-resume.pdf'],
    ['山田 太郎', '山田-太郎-resume.pdf'],
    ['ليلى حداد', 'ليلى-حداد-resume.pdf'],
    ['', 'resume.pdf'],
    ['../../etc/passwd', 'etc-passwd-resume.pdf'],
    ['CON', 'resume.pdf'],
    ['a\u202Efdp.exe', 'a-fdp.exe-resume.pdf'],
    ['<script>alert(1)</script>', 'script-alert(1)-script-resume.pdf'],
    ['O\u2019Brien\u0000\n', 'O\u2019Brien-resume.pdf'],
    ['\ud800', 'resume.pdf'],
  ])('%j becomes %s', (name, expected) => {
    expect(fileNameFor(name, 'resume', 'pdf')).toBe(expected);
  });

  test('a very long name is cut between characters', () => {
    const name = fileNameFor('界'.repeat(500), 'resume', 'pdf');
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
    expect(name).toMatch(/^界+-resume\.pdf$/);
  });
});
