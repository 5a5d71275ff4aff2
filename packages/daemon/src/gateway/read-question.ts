/** What a request to the gateway asks for: path, `format` or `Accept`, and the parameters of CAR (trustless gateway spec). */
import { err, ok, type Result } from '@peersume/base';
import { CID } from 'multiformats/cid';
import type { DagWalk } from './walk-dag.ts';

export type GatewayQuestion =
  | { readonly type: 'raw'; readonly cid: CID }
  | { readonly type: 'car'; readonly walk: DagWalk };

export interface QuestionFault {
  readonly status: 400 | 404 | 406;
  readonly message: string;
}

const maxNames = 128; // folders in folders

export function readQuestion(url: URL, accept: string | undefined): Result<GatewayQuestion, QuestionFault> {
  const [, , cidText = '', ...rest] = url.pathname.split('/');
  if (rest.at(-1) === '') rest.pop();
  const cid = readCidText(cidText);
  if (cid === undefined) return err({ status: 400, message: 'That is no CID.' });
  const names: string[] = [];
  for (const part of rest) {
    const name = decoded(part);
    if (name === undefined || name === '' || name === '..' || name === '.' || name.includes('/'))
      return err({ status: 400, message: 'The path cannot be read.' });
    names.push(name);
  }
  if (names.length > maxNames) return err({ status: 400, message: 'The path is too deep.' });
  const format = formatOf(url, accept);
  if (format === undefined)
    return err({
      status: 406,
      message: 'Only verifiable forms are served: ?format=raw, ?format=car, or their media types in Accept.',
    });
  if (format === 'raw') {
    if (names.length > 0) return err({ status: 400, message: 'A raw block is asked for by its CID alone.' });
    return ok({ type: 'raw', cid });
  }
  const scope = url.searchParams.get('dag-scope') ?? 'all';
  if (scope !== 'block' && scope !== 'entity' && scope !== 'all')
    return err({ status: 400, message: 'dag-scope is block, entity or all.' });
  const bytes = readEntityBytes(url.searchParams.get('entity-bytes'));
  if (bytes === 'wrong') return err({ status: 400, message: 'entity-bytes is from:to, such as 0:1023 or 0:*.' });
  return ok({ type: 'car', walk: { root: cid, names, scope: bytes === undefined ? scope : 'entity', bytes } });
}

function formatOf(url: URL, accept = ''): 'raw' | 'car' | undefined {
  const format = url.searchParams.get('format');
  // The parameter wins over the header.
  if (format !== null) return format === 'raw' || format === 'car' ? format : undefined;
  if (accept.includes('application/vnd.ipld.raw')) return 'raw';
  return accept.includes('application/vnd.ipld.car') ? 'car' : undefined;
}

function readCidText(text: string): CID | undefined {
  if (text.length > 128) return undefined;
  try {
    return CID.parse(text);
  } catch {
    return undefined;
  }
}

function readEntityBytes(text: string | null): DagWalk['bytes'] | 'wrong' {
  if (text === null) return undefined;
  const match = /^(-?\d{1,15}):(\*|-?\d{1,15})$/u.exec(text);
  if (match === null) return 'wrong';
  return { from: Number(match[1]), to: match[2] === '*' ? undefined : Number(match[2]) };
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
