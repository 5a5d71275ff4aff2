/** Words of Thai, which is written without spaces, by BudouX's model. A module of its own, for it is loaded on demand. */
import { loadDefaultThaiParser } from 'budoux';
import type { ThaiWords } from './break-opportunities.ts';

export function createThaiWords(): ThaiWords {
  const parser = loadDefaultThaiParser();
  return (text) => parser.parseBoundaries(text);
}
