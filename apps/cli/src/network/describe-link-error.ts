/** What is wrong with a link, for the person who pasted it. */
import type { LinkError } from '@peersume/swarm';

export function describeLinkError(error: LinkError): string {
  switch (error.type) {
    case 'NotALink':
      return 'This is no link of Peersume. Links begin with peersume: or are a page’s address with #1/… in it.';
    case 'LinkTooLong':
      return `The link has ${error.length} characters; at most ${error.max} are read.`;
    case 'LinkVersionUnknown':
      return `The link is of version ${error.version}, which a newer Peersume made.`;
    case 'LinkChecksumMissing':
      return 'The end of the link is missing. Copy it once more, whole.';
    case 'LinkChecksumWrong':
      return 'The link was changed on its way: its checksum does not fit. Copy it once more.';
    case 'LinkNameRefused':
      return `The name in the link cannot be used (${error.rule}).`;
    default:
      return `The link cannot be read (${error.type}).`;
  }
}
