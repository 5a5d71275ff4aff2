/** The table of settings for docs/operations.md; a test holds the document to it. */
import { flagOf, schemaOf, settingNames, variableOf, type SettingName } from './schema.ts';

export function describeSettings(): string {
  const rows = settingNames.map((name) => [
    `\`${name}\``,
    `\`${variableOf(name)}\``,
    `\`${flagOf(name)}\``,
    standardWords(name),
    `${schemaOf(name).meaning}${choiceWords(name)}`,
  ]);
  const head = ['config.json', 'environment', 'flag', 'standard', 'meaning'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function standardWords(name: SettingName): string {
  const { standard, standardWords } = schemaOf(name);
  if (standardWords !== undefined) return standardWords;
  if (standard === undefined) return 'none';
  if (Array.isArray(standard)) return standard.length === 0 ? 'none' : standard.map((text) => `\`${text}\``).join(', ');
  return `\`${String(standard)}\``;
}

const choiceWords = (name: SettingName): string => {
  const { choices } = schemaOf(name);
  return choices === undefined ? '' : ` (${choices.join(', ')})`;
};
