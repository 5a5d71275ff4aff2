/** Why a file could not be read at all. Each carries its facts; `describeLoadError` says them to a person. */
export type LoadError =
  | { readonly type: 'Empty' }
  | { readonly type: 'TooLarge'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'NotText'; readonly found: ForeignFormat }
  | {
      readonly type: 'BadSyntax';
      readonly line: number;
      readonly column: number;
      readonly expected: string;
      readonly found: string;
    }
  | {
      readonly type: 'TooComplex';
      readonly what: 'depth' | 'string' | 'items' | 'nodes';
      readonly limit: number;
      readonly line: number;
    }
  | { readonly type: 'NotAResume'; readonly found: string }
  | { readonly type: 'NewerVersion'; readonly version: number; readonly supported: number };

export type ForeignFormat = 'HTML' | 'PDF' | 'DOCX' | 'RTF' | 'XML' | 'an image' | 'YAML' | 'binary data';

export function describeLoadError(error: LoadError): string {
  switch (error.type) {
    case 'Empty':
      return 'The file is empty. A résumé file holds JSON that begins with {.';
    case 'TooLarge':
      return `The file has ${megabytes(error.bytes)} MB; at most ${megabytes(error.limit)} MB can be read. A large photo is the usual cause: make it smaller.`;
    case 'NotText':
      return `This is ${nameOf(error.found)}, not a JSON Resume file.`;
    case 'BadSyntax':
      return `The file is not valid JSON: line ${error.line}, column ${error.column}: expected ${error.expected}, found ${error.found}.`;
    case 'TooComplex':
      return `${tooComplex[error.what](error.limit)} (line ${error.line}). This is not a résumé file as any program writes it.`;
    case 'NotAResume':
      return `The file is JSON but not a résumé: it holds ${error.found}. A résumé file is an object with sections such as "basics" and "work".`;
    case 'NewerVersion':
      return `The file was written by a newer Peersume (version ${error.version} of the format; this one reads up to ${error.supported}). Nothing was changed; open it with the newer program.`;
  }
}

function nameOf(found: ForeignFormat): string {
  if (found === 'an image' || found === 'binary data') return found;
  return `${found === 'HTML' || found === 'RTF' || found === 'XML' ? 'an' : 'a'} ${found} file`;
}

const tooComplex = {
  depth: (limit: number) => `The file has more than ${limit} levels of objects and lists within one another`,
  string: (limit: number) => `The file has a text of more than ${limit} characters`,
  items: (limit: number) => `The file has a list of more than ${limit} elements`,
  nodes: (limit: number) => `The file has more than ${limit} values`,
};

function megabytes(bytes: number): string {
  const tenths = Math.ceil(bytes / 104_857.6);
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);
}
