/** Why a file could not be opened, and what became of what is odd in one, in the interface's language. */
import type { Became, LoadError } from '@peersume/resume';
import { formatNumber } from '../language/formats.ts';
import { m } from '../language/messages.ts';

export function whyNotOpened(error: LoadError): string {
  switch (error.type) {
    case 'Empty':
      return m.files_empty();
    case 'TooLarge':
      return m.files_too_large({ size: megabytes(error.bytes), limit: megabytes(error.limit) });
    case 'NotText':
      return error.found === 'an image'
        ? m.files_is_picture()
        : error.found === 'binary data'
          ? m.files_is_binary()
          : m.files_is_format({ format: error.found });
    case 'BadSyntax':
      return m.files_bad_syntax({ line: formatNumber(error.line), column: formatNumber(error.column) });
    case 'TooComplex':
      return m.files_too_complex({ line: formatNumber(error.line) });
    case 'NotAResume':
      return m.files_not_a_resume();
    case 'NewerVersion':
      return m.files_newer();
  }
}

export function whatBecame(became: Became): string {
  switch (became) {
    case 'readOtherwise':
      return m.files_became_read();
    case 'renamed':
      return m.files_became_renamed();
    case 'asWritten':
      return m.files_became_as_written();
    case 'firstUsed':
      return m.files_became_first();
    case 'notShown':
      return m.files_became_not_shown();
    case 'leftAside':
      return m.files_became_left_aside();
    case 'usualValue':
      return m.files_became_usual();
    case 'guessedLetters':
      return m.files_became_guessed();
    case 'more':
      return m.files_became_more();
  }
}

const megabytes = (bytes: number): string => formatNumber(Math.ceil(bytes / 104_857.6) / 10);
