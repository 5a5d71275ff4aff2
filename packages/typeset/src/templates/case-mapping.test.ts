import { describe, expect, test } from 'vitest';
import { toCapitals } from './case-mapping.ts';

describe('[TM8] capitals follow the language', () => {
  test.each([
    ['Experience', 'en', 'EXPERIENCE'],
    ['Berufserfahrung außerhalb', 'de', 'BERUFSERFAHRUNG AUSSERHALB'],
    ['İş deneyimi ve ılıman', 'tr', 'İŞ DENEYİMİ VE ILIMAN'],
    ['İş deneyimi', 'az-Latn', 'İŞ DENEYİMİ'],
    ['Εκπαίδευση', 'el', 'ΕΚΠΑΙΔΕΥΣΗ'],
    ['Επαγγελματική εμπειρία', 'el-GR', 'ΕΠΑΓΓΕΛΜΑΤΙΚΗ ΕΜΠΕΙΡΙΑ'],
    ['Μάιος', 'el', 'ΜΑΪΟΣ'],
    ['Γλώσσες ή τίποτα', 'el', 'ΓΛΩΣΣΕΣ Ή ΤΙΠΟΤΑ'],
    ['προϋπηρεσία ΐ', 'el', 'ΠΡΟΫΠΗΡΕΣΙΑ Ϊ'],
    ['Kalbos i\u0307\u0301', 'lt', 'KALBOS I\u0301'],
    ['Kinh nghiệm làm việc', 'vi', 'KINH NGHIỆM LÀM VIỆC'],
    ['Опыт работы', 'ru', 'ОПЫТ РАБОТЫ'],
    ['ijsland', 'nl', 'IJSLAND'],
    ['职业经历 الخبرة', 'zh', '职业经历 الخبرة'],
  ])('%s (%s) becomes %s', (text, language, capitals) => {
    expect(toCapitals(text, language)).toBe(capitals);
  });
});
