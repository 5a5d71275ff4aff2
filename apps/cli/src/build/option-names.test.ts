import { BulletStyle, DateStyle, FontFamily, LinkStyle, PageSize } from '@peersume/resume';
import { expect, test } from 'vitest';
import { bulletNames, dateNames, fontNames, linkNames, pageNames } from './option-names.ts';

test('the options offer exactly the values that the schema knows', () => {
  expect(pageNames).toEqual(PageSize.options);
  expect(fontNames).toEqual(FontFamily.options);
  expect(dateNames).toEqual(DateStyle.options);
  expect(bulletNames).toEqual(BulletStyle.options);
  expect(linkNames).toEqual(LinkStyle.options);
});
