import { expect, test } from 'vitest';
import type { TextStyle } from '../text/style.ts';
import { fitStyleToScript } from './script-traits.ts';

const fancy: TextStyle = { family: 'inter', weight: 600, italic: true, size: 10, color: '#000000', tracking: 0.08 };

test.each(['Résumé', 'Опыт', 'Εμπειρία', 'Kinh nghiệm'])('[TM9] %s may be slanted and spaced out', (text) => {
  expect(fitStyleToScript(fancy, text)).toBe(fancy);
});

test.each(['الخبرة', 'ניסיון', '工作经历', '職歴', '경력', 'अनुभव', 'ประสบการณ์', 'ACME 株式会社'])(
  '[TM9] %s is set upright and without letter spacing',
  (text) => {
    expect(fitStyleToScript(fancy, text)).toMatchObject({ italic: false, tracking: 0, weight: 600 });
  },
);
