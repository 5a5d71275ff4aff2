/** Every room's list. A room adds its own here. */
import { shellCommands } from '../shell/shell-commands.ts';
import type { CommandList } from './command.ts';
import { designCommands } from './rooms/design-commands.ts';
import { sectionCommands } from './rooms/section-commands.ts';
import { shareCommands } from './rooms/share-commands.ts';
import { versionCommands } from './rooms/version-commands.ts';

export const commandLists: readonly CommandList[] = [
  () => shellCommands,
  sectionCommands,
  designCommands,
  versionCommands,
  () => shareCommands,
];
