/** The CMap that tells what text each character id stands for (ISO 32000-1 §9.10.3; Adobe technical note 5411). */
import type { CharacterId } from './character-ids.ts';

export function toUnicodeMap(characters: readonly CharacterId[]): string {
  const lines = [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
  ];
  for (let start = 0; start < characters.length; start += maxMappingsPerBlock) {
    const block = characters.slice(start, start + maxMappingsPerBlock);
    lines.push(`${block.length} beginbfchar`);
    for (const { id, text } of block) lines.push(`<${hex4(id)}> <${utf16Hex(text)}>`);
    lines.push('endbfchar');
  }
  lines.push('endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end');
  return lines.join('\n');
}

/** Technical note 5411 allows 100 entries in one block. */
const maxMappingsPerBlock = 100;

export const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

export function utf16Hex(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1) hex += hex4(text.charCodeAt(index));
  return hex;
}
