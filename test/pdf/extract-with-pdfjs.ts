import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page as pdf.js gives it, in its own order, with the very characters that the file says. */
export async function extractWithPdfjs(bytes: Uint8Array): Promise<readonly string[]> {
  // pdf.js takes the buffer away from its caller.
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(joinItems(items.filter((item) => 'str' in item)));
  }
  await task.destroy();
  return pages;
}

interface TextPiece {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly width: number;
  /** The last two: where it begins. */
  readonly transform: readonly number[];
}

/**
 * pdf.js gives spaces that are followed by something at their right; where right-to-left text goes on at the left, the
 * gap between two pieces is all that says there was one.
 */
function joinItems(items: readonly TextPiece[]): string {
  let text = '';
  let previous: TextPiece | undefined;
  for (const item of items) {
    if (previous !== undefined && item.str !== '' && isLeftOf(item, previous)) text += ' ';
    text += item.str + (item.hasEOL ? '\n' : '');
    if (item.str !== '') previous = item;
  }
  return text;
}

function isLeftOf(item: TextPiece, previous: TextPiece): boolean {
  const [x = 0, y = 0] = item.transform.slice(4);
  const [previousX = 0, previousY = 0] = previous.transform.slice(4);
  return Math.abs(y - previousY) < 0.01 && x + item.width < previousX - 0.5;
}
