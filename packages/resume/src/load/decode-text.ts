/** Bytes of a file to its text: UTF-8 with or without a mark, UTF-16 with a mark or by its pattern; or what else the file is. */
import { err, ok, type Result } from '@peersume/base';
import type { LoadLimits } from './limits.ts';
import type { ForeignFormat, LoadError } from './load-error.ts';

export interface DecodedText {
  readonly text: string;
  /** True where the bytes are not UTF-8 and were read as Windows-1252, the usual other. */
  readonly isGuess: boolean;
}

export function decodeText(input: Uint8Array | string, limits: LoadLimits): Result<DecodedText, LoadError> {
  if (input.length > limits.maxBytes) return err({ type: 'TooLarge', bytes: input.length, limit: limits.maxBytes });
  const decoded = typeof input === 'string' ? { text: input, isGuess: false } : decodeBytes(input);
  const text = decoded.text.startsWith('\ufeff') ? decoded.text.slice(1) : decoded.text;
  if (text.trim() === '') return err({ type: 'Empty' });
  const foreign = foreignFormat(text);
  if (foreign !== undefined) return err({ type: 'NotText', found: foreign });
  if (text.slice(0, 4_096).includes('\0')) return err({ type: 'NotText', found: 'binary data' });
  return ok({ text, isGuess: decoded.isGuess });
}

function decodeBytes(bytes: Uint8Array): DecodedText {
  const [first = -1, second = -1, third = -1, fourth = -1] = bytes;
  if (first === 0xff && second === 0xfe) return certain(decodeUtf16(bytes.subarray(2), 0));
  if (first === 0xfe && second === 0xff) return certain(decodeUtf16(bytes.subarray(2), 1));
  if (first > 0 && second === 0 && third > 0 && fourth === 0) return certain(decodeUtf16(bytes, 0));
  if (first === 0 && second > 0 && third === 0 && fourth > 0) return certain(decodeUtf16(bytes, 1));
  try {
    return certain(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isGuess: true };
  }
}

const certain = (text: string): DecodedText => ({ text, isGuess: false });

function decodeUtf16(bytes: Uint8Array, highByte: 0 | 1): string {
  const units: string[] = [];
  for (let index = 0; index + 1 < bytes.length; index += 2) {
    const one = bytes[index] ?? 0;
    const two = bytes[index + 1] ?? 0;
    units.push(String.fromCharCode(highByte === 0 ? two * 256 + one : one * 256 + two));
  }
  return units.join('');
}

function foreignFormat(text: string): ForeignFormat | undefined {
  const start = text.slice(0, 512).trimStart();
  if (start.startsWith('%PDF-')) return 'PDF';
  if (start.startsWith('{\\rtf')) return 'RTF';
  if (start.startsWith('PK\u0003\u0004')) return 'DOCX';
  if (/^(\u0089|‰)PNG/.test(start) || start.startsWith('ÿØÿ') || start.startsWith('GIF8')) return 'an image';
  if (start.startsWith('\u001f') || start.startsWith('ÐÏ\u0011à')) return 'binary data';
  if (/^<(!doctype html|html|head|body|div|script|!--)/i.test(start)) return 'HTML';
  if (start.startsWith('<')) return 'XML';
  if (/^(---\s*\n|[a-z]\w*:\s*(\n|[^\s"{[]))/i.test(start)) return 'YAML';
  return undefined;
}
