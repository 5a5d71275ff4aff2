/** Why an edit was not made, said to a person. */
import type { OperationError } from '@peersume/document';

export function refusalWords(error: OperationError): string | undefined {
  switch (error.type) {
    case 'ReadOnly':
      return 'A newer version of Peersume wrote this résumé: here it can be read, printed and saved as a file.';
    case 'TooLong':
      return `That is too long: there is room for ${error.limit} characters here, and these are ${error.length}.`;
    case 'LastRole':
      return 'An employer keeps at least one role. Remove the employer instead.';
    case 'NotFound':
    case 'WrongPlace':
    case 'WrongOffset':
      return 'What was to be changed is not there any more. It may have been moved or removed in another window.';
    case 'InvalidValue':
      return `That could not be used as it is: ${error.problem}.`;
    case 'IdTaken':
    case 'UnknownField':
      return 'That could not be done. Nothing was changed.';
    case 'NothingToFind':
      return undefined;
  }
}
