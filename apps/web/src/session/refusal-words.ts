/** Why an edit was not made, said to a person. */
import type { OperationError } from '@peersume/document';
import { formatNumber } from '../language/formats.ts';
import { m } from '../language/messages.ts';

export function refusalWords(error: OperationError): string | undefined {
  switch (error.type) {
    case 'ReadOnly':
      return m.saving_refused_read_only();
    case 'TooLong':
      return m.saving_refused_too_long({ limit: formatNumber(error.limit), length: formatNumber(error.length) });
    case 'LastRole':
      return m.saving_refused_last_role();
    case 'NotFound':
    case 'WrongPlace':
    case 'WrongOffset':
      return m.saving_refused_gone();
    case 'InvalidValue':
    case 'IdTaken':
    case 'UnknownField':
      return m.saving_refused_invalid();
    case 'NothingToFind':
      return undefined;
  }
}
