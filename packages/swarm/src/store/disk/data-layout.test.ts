import { describe, expect, test } from 'vitest';
import { sampleContent } from '../testing/sample-content.ts';
import { layOutData, maxDiskFiles, usualLayout } from './data-layout.ts';

const folder = sampleContent([[], [10, 10, 4], [], [7], [10, 2], []]).manifest;

describe('[ST50] file by file', () => {
  const layout = layOutData(folder, 'name', 'fileByFile');

  test('each file with bytes has a disk file, in which its pieces lie as in the finished file', () => {
    expect(layout.diskFiles).toEqual(['name.data-1', 'name.data-3', 'name.data-4']);
    expect([0, 1, 2, 3, 4, 5].map((piece) => layout.place(piece))).toEqual([
      { file: 0, offset: 0 },
      { file: 0, offset: 10 },
      { file: 0, offset: 20 },
      { file: 1, offset: 0 },
      { file: 2, offset: 0 },
      { file: 2, offset: 10 },
    ]);
  });

  test('says where each file of the manifest lies', () => {
    expect([0, 1, 3, 4, 5].map((file) => layout.placeOfFile(file))).toEqual([
      undefined,
      { file: 0, offset: 0 },
      { file: 1, offset: 0 },
      { file: 2, offset: 0 },
      undefined,
    ]);
  });

  test('a single file has no number', () => {
    const { manifest } = sampleContent([[10, 3]]);
    expect(layOutData(manifest, 'name', 'fileByFile').diskFiles).toEqual(['name.data']);
  });
});

describe('[ST50] one file', () => {
  test('all bytes lie one after the other', () => {
    const layout = layOutData(folder, 'name', 'oneFile');
    expect(layout.diskFiles).toEqual(['name.data']);
    expect([0, 2, 3, 5].map((piece) => layout.place(piece).offset)).toEqual([0, 20, 24, 41]);
    expect([1, 3, 5].map((file) => layout.placeOfFile(file))).toEqual([
      { file: 0, offset: 0 },
      { file: 0, offset: 24 },
      undefined,
    ]);
  });

  test('is for folders of very many files', () => {
    const many = (count: number) => sampleContent(Array.from({ length: count }, () => [1])).manifest;
    expect(usualLayout(many(3))).toBe('fileByFile');
    expect(usualLayout({ ...many(1), files: Array.from({ length: maxDiskFiles + 1 }, () => many(1).files[0]!) })).toBe(
      'oneFile',
    );
  });
});

test('[ST50] content without a piece has a place for none', () => {
  const { manifest } = sampleContent([[]]);
  const layout = layOutData(manifest, 'name', 'fileByFile');
  expect(layout.placeOfFile(0)).toBeUndefined();
});
