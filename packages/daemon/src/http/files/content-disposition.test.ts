import { expect, test } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

test('a name cannot leave its quotes or end the header', () => {
  expect(contentDisposition('a"; x="\\\r\nSet-Cookie: b.txt', false)).toBe(
    `attachment; filename="a_; x=____Set-Cookie: b.txt"; filename*=UTF-8''a%22%3B%20x%3D%22%5C%0D%0ASet-Cookie%3A%20b.txt`,
  );
  expect(contentDisposition('\ud800', true)).toBe(`inline; filename="_"; filename*=UTF-8''%EF%BF%BD`);
});
