import { PDFHexString } from '@cantoo/pdf-lib';

/** A text string for people (title, description): UTF-16, without what no reader can show. */
export const pdfText = (text: string): PDFHexString => PDFHexString.fromText(readable(text));

/** Lone surrogates and control characters out; they are not allowed in XML either. */
export const readable = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, '');
