/** What went wrong with files and peers, as a sentence with the next command to try. */
import type { DoorError } from '@peersume/daemon/client';
import type { Refusal } from '../report.ts';
import { describeLinkError } from './describe-link-error.ts';
import { timeInWords } from './measure-words.ts';

export interface ErrorPlace {
  /** The command line that was tried, to be tried again. */
  readonly again: string;
  /** What was given for a link, if anything. */
  readonly link?: string | undefined;
}

export function refusalOfDoorError(error: DoorError, { again, link }: ErrorPlace): Refusal {
  const { type, message, next } = describe(error, again, link === undefined ? '' : ` ${quoted(link)}`);
  return { type, message, ...(next !== undefined && { next }), facts: { cause: error } };
}

type Words = Pick<Refusal, 'type' | 'message' | 'next'>;

function describe(error: DoorError, again: string, link: string): Words {
  switch (error.type) {
    case 'PathMissing':
      return { type: 'CannotRead', message: `There is no ${error.path}.`, next: 'ls' };
    case 'PathUnreadable':
      return { type: 'CannotRead', message: `${error.path} cannot be read: ${error.detail}.` };
    case 'PathRefused':
      return { type: 'ProblemInInput', message: `${error.path} cannot be shared: ${error.detail}.` };
    case 'PathTaken':
      return {
        type: 'CannotWrite',
        message: `${error.path} is there already and is something else. Nothing was changed.`,
        next: `peersume get${link} -d another-directory`,
      };
    case 'ImportFailed':
      return { type: 'ProblemInInput', message: importWords(error.cause) };
    case 'SourceChanged':
      return { type: 'ProblemInInput', message: `${error.path} was changed while it was read.`, next: again };
    case 'LinkWrong':
      return { type: 'ProblemInInput', message: describeLinkError(error.cause), next: 'peersume get --help' };
    case 'KeyWrong':
      return {
        type: 'ProblemInInput',
        message: 'The key in the link does not open the share. Ask for the link once more.',
      };
    case 'StructureRefused':
      return {
        type: 'ProblemInInput',
        message: `What the link names cannot be a file here: ${detailOf(error.cause)}.`,
      };
    case 'FileUnknown':
      return { type: 'ProblemInInput', message: `Nothing here has the name ${error.root}.`, next: 'peersume status' };
    case 'StoreTrouble':
      return error.cause.type === 'StoreFull'
        ? {
            type: 'CannotWrite',
            message: 'The disk is full. What was fetched is kept; make room and go on.',
            next: again,
          }
        : { type: 'CannotWrite', message: `The data directory gives trouble: ${detailOf(error.cause)}.`, next: again };
    case 'NobodyFound':
      return {
        type: 'CannotConnect',
        message: `Nobody who has it was found in ${timeInWords(error.afterMs / 1_000)}.`,
        next: `peersume doctor${link}`,
      };
    case 'AddressRefused':
      return { type: 'CannotConnect', message: `${error.address} is not an address to go to: ${error.detail}.` };
    case 'DirectoryLocked':
      return {
        type: 'CannotConnect',
        message: `${error.directory} is in use by another program${error.byProcess === undefined ? '' : ` (process ${error.byProcess})`}, which does not answer.`,
        next: `${again} --data another-directory`,
      };
    case 'DirectoryNewer':
      return {
        type: 'CannotRead',
        message: `${error.directory} was written by a newer Peersume (version ${error.version} of its form).`,
      };
    case 'DirectoryUnusable':
      return { type: 'CannotWrite', message: `${error.directory} cannot be used: ${error.detail}.` };
    case 'PortTaken':
      return {
        type: 'CannotConnect',
        message: `Port ${error.port} is in use by another program. Peersume does not go to another by itself: a browser keeps data by address.`,
        next: `${again} --http-port ${error.port + 100}`,
      };
    case 'ConfigWrong':
      return { type: 'WrongUsage', message: `${error.where}: ${error.detail}.`, next: 'peersume serve --help' };
    case 'InputWrong':
      return { type: 'WrongUsage', message: `${error.field || 'The request'} ${error.detail}.` };
    case 'OfferGone':
      return {
        type: 'ProblemInInput',
        message: 'That offer is gone: answered, taken back, or too old.',
        next: 'peersume accept',
      };
    case 'DaemonGone':
      return { type: 'CannotConnect', message: `The daemon does not answer any more: ${error.detail}.`, next: again };
    case 'Aborted':
      return { type: 'Interrupted', message: 'Stopped. What was fetched is kept.', next: again };
    default:
      return { type: 'CannotConnect', message: `It did not work: ${detailOf(error)}.` };
  }
}

function importWords(cause: Extract<DoorError, { type: 'ImportFailed' }>['cause']): string {
  switch (cause.type) {
    case 'NameRefused':
      return `${cause.path} has a name that no one could save (${cause.rule}). Rename it first.`;
    case 'PathTaken':
      return `Two of the files would have the same place: ${cause.path}.`;
    default:
      return `It is larger or deeper than a share can be: ${detailOf(cause)}.`;
  }
}

/** Facts without their wrapping; nothing here is long. */
function detailOf(cause: object): string {
  if ('detail' in cause && typeof cause.detail === 'string') return cause.detail;
  const text = JSON.stringify(cause);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** As a shell takes it. */
export const quoted = (text: string): string =>
  /^[\w./:@%+=,-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
