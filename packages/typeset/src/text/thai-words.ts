/**
 * Words of Thai, which is written without spaces, by BudouX's model: around each place between two characters, scores
 * of the letters, pairs and triples near it are added; a word begins where the sum is above zero. A module of its own,
 * for it is loaded on demand.
 */
import type { ThaiWords } from './break-opportunities.ts';
import { thaiModel } from './thai-model.generated.ts';

export function createThaiWords(): ThaiWords {
  const tables = windows.map(({ name, from, to }) => ({
    scores: new Map(Object.entries(thaiModel[name] ?? {})),
    from,
    to,
  }));
  const all = tables.flatMap(({ scores }) => [...scores.values()]);
  const total = all.reduce((sum, score) => sum + score, 0);
  return (text) => {
    const starts: number[] = [];
    for (let at = 1; at < text.length; at += 1) {
      let score = -total / 2;
      for (const { scores, from, to } of tables) score += scores.get(text.substring(at + from, at + to)) ?? 0;
      if (score > 0) starts.push(at);
    }
    return starts;
  };
}

/** The model's features: one, two or three characters around the place. */
const windows: readonly { readonly name: string; readonly from: number; readonly to: number }[] = [
  { name: 'UW1', from: -3, to: -2 },
  { name: 'UW2', from: -2, to: -1 },
  { name: 'UW3', from: -1, to: 0 },
  { name: 'UW4', from: 0, to: 1 },
  { name: 'UW5', from: 1, to: 2 },
  { name: 'UW6', from: 2, to: 3 },
  { name: 'BW1', from: -2, to: 0 },
  { name: 'BW2', from: -1, to: 1 },
  { name: 'BW3', from: 0, to: 2 },
  { name: 'TW1', from: -3, to: 0 },
  { name: 'TW2', from: -2, to: 1 },
  { name: 'TW3', from: -1, to: 2 },
  { name: 'TW4', from: 0, to: 3 },
];
