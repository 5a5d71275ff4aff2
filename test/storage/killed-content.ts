/** What the killed programs write: a folder of a large and some small files. */
import { sampleContent, type SampleContent } from '@peersume/swarm/testing/piece-store';

const large = Array.from({ length: 122 }, () => 48_000);
const small = Array.from({ length: 8 }, (_, index) => [500 + index]);

let content: SampleContent | undefined;

export const killedContent = (): SampleContent =>
  (content ??= sampleContent([[...large, 17], ...small.slice(0, -1), [9]]));

export const storeName = 'killed';
