import { describe, expect, test } from 'vitest';
import { designChange, type DesignOptions } from './design-options.ts';

describe('options become settings', () => {
  test.each<[what: string, options: DesignOptions, design: object]>([
    ['nothing changes nothing', {}, {}],
    [
      'numbers are read',
      { fit: '2', size: '10.5', leading: '1.3', spacing: '0.8' },
      { fitPages: 2, size: 10.5, leading: 1.3, spacing: 0.8 },
    ],
    ['a colour may come without its sign, in capitals', { accent: 'B4432F' }, { accent: '#b4432f' }],
    ['one length is for every side', { margins: '18mm' }, { margins: sides(51.02, 51.02, 51.02, 51.02) }],
    ['four lengths go around from the top', { margins: '1in,2cm,40pt,40' }, { margins: sides(72, 56.69, 40, 40) }],
    [
      'four lengths may be parted by spaces',
      { margins: '20mm 15mm 20mm 15mm' },
      { margins: sides(56.69, 42.52, 56.69, 42.52) },
    ],
  ])('%s', (_, options, design) => {
    expect(designChange(options)).toEqual({ ok: true, value: { design, language: undefined } });
  });

  test('the language is the résumé’s, not the design’s', () => {
    expect(designChange({ lang: 'pt-BR' })).toEqual({ ok: true, value: { design: {}, language: 'pt-BR' } });
  });
});

test.each<[options: DesignOptions, flag: string]>([
  [{ fit: '1.5' }, '--fit'],
  [{ fit: '' }, '--fit'],
  [{ size: '1e9' }, '--size'],
  [{ leading: 'NaN' }, '--leading'],
  [{ spacing: '-1' }, '--spacing'],
  [{ margins: '10mm,10mm' }, '--margins'],
  [{ margins: '10km' }, '--margins'],
  [{ accent: '#b4432f00' }, '--accent'],
  [{ accent: 'javascript:alert(1)' }, '--accent'],
  [{ lang: '../../etc' }, '--lang'],
])('%j is refused with the name of the option', (options, flag) => {
  expect(designChange(options)).toMatchObject({
    ok: false,
    error: {
      type: 'WrongUsage',
      message: expect.stringMatching(new RegExp(`^${flag} needs `)),
      next: 'peersume build --help',
    },
  });
});

function sides(top: number, right: number, bottom: number, left: number) {
  const about = (value: number): unknown => expect.closeTo(value, 1);
  return { top: about(top), right: about(right), bottom: about(bottom), left: about(left) };
}
