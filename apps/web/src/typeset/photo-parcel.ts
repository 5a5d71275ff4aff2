/**
 * A photo is most of a résumé's bytes and hardly ever changes: it is sent to the worker once, and edits carry its number
 * instead. The worker puts it back as the same object each time, so that the typesetter decodes it once.
 */
import type { Photo, Resume } from '@peersume/resume';

/** Shorter sources are sent as they are. */
const minLength = 4_096;
const prefix = 'parcel:';

export interface PhotoSender {
  /** The résumé as it is sent, and the source where the other side does not have it yet. */
  pack(resume: Resume): { readonly resume: Resume; readonly photo?: { readonly key: string; readonly source: string } };
}

export function createPhotoSender(): PhotoSender {
  const keys = new Map<string, string>();
  /** The same basics are packed into the same object, so that they are seen to be the same. */
  const packedBasics = new WeakMap<Resume['basics'], Resume['basics']>();
  return {
    pack(resume) {
      const { photo } = resume.basics;
      if (photo === undefined || photo.source.length < minLength) return { resume };
      let key = keys.get(photo.source);
      const isNew = key === undefined;
      if (key === undefined) keys.set(photo.source, (key = `${prefix}${keys.size}`));
      let basics = packedBasics.get(resume.basics);
      if (basics === undefined) {
        basics = { ...resume.basics, photo: { ...photo, source: key } };
        packedBasics.set(resume.basics, basics);
      }
      const packed = { ...resume, basics };
      return isNew ? { resume: packed, photo: { key, source: photo.source } } : { resume: packed };
    },
  };
}

export interface PhotoReceiver {
  keep(photo: { readonly key: string; readonly source: string }): void;
  unpack(resume: Resume): Resume;
}

export function createPhotoReceiver(): PhotoReceiver {
  const sources = new Map<string, string>();
  let last: Photo | undefined;
  return {
    keep: ({ key, source }) => void sources.set(key, source),
    unpack(resume) {
      const { photo } = resume.basics;
      const source = photo === undefined ? undefined : sources.get(photo.source);
      if (photo === undefined || source === undefined) return resume;
      const same =
        last?.source === source &&
        last.visible === photo.visible &&
        JSON.stringify(last.crop) === JSON.stringify(photo.crop);
      if (!same || last === undefined) last = { ...photo, source };
      return { ...resume, basics: { ...resume.basics, photo: last } };
    },
  };
}
