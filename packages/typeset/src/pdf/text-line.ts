/**
 * Shows shaped runs (ISO 32000-1 §9.4). The pen keeps count of where the viewer's text position is after each glyph, by
 * the widths as `/W` writes them, and corrects it where layout wants the next glyph elsewhere (kerning, justified spaces), so that no error adds up along a line.
 */
import type { Face } from '../fonts/face.ts';
import type { TextItem } from '../layout/page.ts';
import { fillColor } from './fill-color.ts';
import { widthIn, type EmbeddedFont } from './embedded-font.ts';
import type { FontSet } from './font-set.ts';
import { readFontTables } from './font-tables.ts';
import { pdfNumber, roundTo } from './pdf-number.ts';
import { printRun, type GlyphDrawing } from './printed-run.ts';
import { hex4 } from './to-unicode.ts';

export interface TextLine {
  /** `em`: in a size larger by this factor, with glyphs as many times smaller. */
  show(item: TextItem, em: number): void;
  /** One real space after an item's text, as wide as from `from` to `to`. */
  bridge(item: TextItem, from: number, to: number): void;
  /** A space across the page, in a size that no extractor takes for a part of the lines around it. */
  band(item: TextItem, left: number, right: number, y: number): void;
  /** Ends the text object where one is open. */
  end(): void;
}

/**
 * Two characters, because poppler drops a single space before it looks at geometry; with two the gap counts as text.
 */
const bridgeText = '  ';
/** Points. Less than 0.4 of any text's size keeps poppler from joining a band to a line. */
const bandSize = 1;
/** Where the next glyph is farther away than this, in em, the position is set anew. */
const farthestCorrection = 2;

export function createTextLine(out: string[], pageHeight: number, fonts: FontSet): TextLine {
  let inText = false;
  let state: TextState = unset;
  /** What is gathered for one TJ: hexadecimal codes and corrections. */
  let array = '';
  let inCodes = false;
  let penX = 0;
  let penY = Number.NaN;

  function show(item: TextItem, em: number): void {
    const font = fonts.fontOf(item.run.face);
    const size = roundTo(item.size * em, 3);
    const scale = size / item.run.face.unitsPerEm;
    setState({ font: font.name, size, color: item.color });
    for (const { drawing, x, text } of printRun(item.run, (item.tracking / scale) * em, em)) {
      moveTo(item.x + x * scale, item.y);
      code(font, item.run.face, drawing, text);
    }
  }

  function bridge(item: TextItem, from: number, to: number): void {
    space(item, item.size, from, to, item.y);
  }

  function band(item: TextItem, left: number, right: number, y: number): void {
    space(item, bandSize, left, right, y);
  }

  /** Stretched by horizontal scaling: the glyph keeps the width that the font says. */
  function space(item: TextItem, size: number, from: number, to: number, y: number): void {
    const font = fonts.fontOf(item.run.face);
    const { face } = item.run;
    const drawing: GlyphDrawing = { type: 'plain', glyph: readFontTables(face).spaceGlyph };
    const natural = (widthIn(font, face, drawing) * size) / 1000;
    setState({ font: font.name, size, color: item.color });
    flush();
    penY = Number.NaN;
    moveTo(from, y);
    const id = font.characters.idOf(face, drawing, bridgeText);
    out.push(`${pdfNumber((100 * (to - from)) / natural, 2)} Tz <${hex4(id)}> Tj 100 Tz`);
    penY = Number.NaN;
  }

  function setState(next: TextState): void {
    if (!inText) {
      out.push('BT');
      inText = true;
      penY = Number.NaN;
    }
    if (next.font !== state.font || next.size !== state.size) {
      flush();
      out.push(`/${next.font} ${pdfNumber(next.size)} Tf`);
      penY = Number.NaN;
    }
    if (next.color !== state.color) {
      flush();
      out.push(fillColor(next.color));
    }
    state = next;
  }

  function moveTo(x: number, y: number): void {
    const correction = Math.round(((penX - x) * 1000) / state.size);
    if (y === penY && Math.abs(correction) < farthestCorrection * 1000) {
      if (correction === 0) return;
      if (inCodes) array += '>';
      inCodes = false;
      array += String(correction);
      penX -= (correction * state.size) / 1000;
      return;
    }
    flush();
    out.push(`1 0 0 1 ${pdfNumber(x)} ${pdfNumber(pageHeight - y)} Tm`);
    penX = roundTo(x, 3);
    penY = y;
  }

  function code(font: EmbeddedFont, face: Face, drawing: GlyphDrawing, text: string): void {
    if (!inCodes) array += '<';
    inCodes = true;
    array += hex4(font.characters.idOf(face, drawing, text));
    penX += (widthIn(font, face, drawing) * state.size) / 1000;
  }

  function flush(): void {
    if (array === '') return;
    if (inCodes) array += '>';
    out.push(/^<[^>]*>$/.test(array) ? `${array} Tj` : `[${array}] TJ`);
    array = '';
    inCodes = false;
  }

  function end(): void {
    flush();
    if (inText) out.push('ET');
    inText = false;
    // Text state outlives the text object, colour does not outlive the `q … Q` of others.
    penY = Number.NaN;
  }

  return { show, bridge, band, end };
}

interface TextState {
  readonly font: string;
  readonly size: number;
  readonly color: TextItem['color'];
}

const unset: TextState = { font: '', size: 0, color: '#' };
