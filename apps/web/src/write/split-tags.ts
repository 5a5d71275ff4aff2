/** Commas of several scripts, semicolons and line ends part the things of a list. */
export const separators = /[,，、،;；؛\n]/u;

export const splitTags = (text: string): string[] =>
  text
    .split(new RegExp(separators, 'u'))
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const joinTags = (tags: readonly string[]): string => tags.join(', ');
