import type { Resume } from '@peersume/resume';
import { expect, test } from 'vitest';
import { createPhotoReceiver, createPhotoSender } from './photo-parcel.ts';

const source = `data:image/jpeg;base64,${'A'.repeat(10_000)}`;
const resume = (name: string, crop = 0): Resume => ({
  format: 'peersume-resume',
  version: 1,
  language: 'en',
  basics: { name, profiles: [], photo: { source, visible: true, crop: { x: crop, y: 0, width: 0.5, height: 0.5 } } },
  sections: [],
  design: { template: 'classic', page: 'a4' },
});

test('a photo travels once, and arrives as one object while it is the same', () => {
  const sender = createPhotoSender();
  const receiver = createPhotoReceiver();
  const arrive = (sent: Resume) => {
    const parcel = sender.pack(sent);
    const packed = structuredClone(parcel);
    if (packed.photo) receiver.keep(packed.photo);
    return { isLong: parcel.photo !== undefined, resume: receiver.unpack(packed.resume) };
  };
  const first = arrive(resume('A'));
  const second = arrive(resume('B'));
  const cropped = arrive(resume('B', 0.1));
  expect([first.isLong, second.isLong, cropped.isLong]).toEqual([true, false, false]);
  expect(second.resume).toEqual(resume('B'));
  expect(second.resume.basics.photo).toBe(first.resume.basics.photo);
  expect(cropped.resume).toEqual(resume('B', 0.1));
});
