/** What other packages' tests need; imports fast-check, so nothing that ships may import it. */
export { arbitraryDate, arbitraryDates, arbitraryEntry } from './arbitrary-entry.ts';
export { arbitraryJsonResume } from './arbitrary-json-resume.ts';
export { arbitraryResume, type ArbitraryResumeOptions } from './arbitrary-resume.ts';
export { arbitraryLine, arbitraryLink, arbitrarySentences } from './arbitrary-text.ts';
