export { readRate } from './read-value.ts';
export { describeSettings } from './describe-settings.ts';
export {
  readSettings,
  standardDataDirectory,
  type ReadSettings,
  type SettingFault,
  type SettingsRequest,
} from './read-settings.ts';
export {
  flagOf,
  schemaOf,
  settingNames,
  settingsSchema,
  variableOf,
  type SettingName,
  type Settings,
} from './schema.ts';
