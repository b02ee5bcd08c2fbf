// What administrators change while the program runs: settings by key, each a typed shape with words for every field.
import * as z from 'zod';
import { defineErrors, defineOperation, id, nothing, type Text } from './core.ts';

/** How one field of a setting is shown: its name, what it means, and the words of its choices. */
export interface SettingField {
  title: Text;
  hint?: Text;
  choices?: Record<string, Text>;
  /** A text of several lines. */
  long?: true;
  /** The keys in the list are of roles: they are chosen by name, `*` as everyone. */
  of?: 'roles';
}
export interface SettingShape<S extends z.ZodObject = z.ZodObject> {
  /** In the address, the journal and the database: `sign-in`. */
  key: string;
  title: Text;
  hint?: Text;
  /** Every field has a default, so that the setting has a value before anybody changes it. */
  shape: S;
  fields: { [F in keyof z.output<S>]-?: SettingField };
  /** Fields that are sealed at rest and never shown again. */
  secrets?: readonly (keyof z.output<S> & string)[];
}
export interface Setting<S extends z.ZodObject = z.ZodObject> extends SettingShape<S> {
  secrets: readonly (keyof z.output<S> & string)[];
}
export type SettingValue<D extends Setting> = z.output<D['shape']>;

export function defineSetting<S extends z.ZodObject>(definition: SettingShape<S>): Setting<S> {
  if (!/^[a-z][a-z-]*$/.test(definition.key)) throw new Error(`setting key: ${definition.key}`);
  return { secrets: [], ...definition };
}

export const settingErrors = defineErrors({
  setting_probe_missing: { status: 400, ru: 'Введите, что проверить', en: 'Type what to try' },
  setting_check_failed: { status: 409, ru: 'Проверка не прошла: {reason}', en: 'The check failed: {reason}' },
});

const words = z.object({ ru: z.string(), en: z.string() });
export const settingFieldKinds = [
  'text',
  'long-text',
  'number',
  'flag',
  'choice',
  'secret',
  'texts',
  'choices',
] as const;
const settingField = z.object({
  name: z.string(),
  kind: z.enum(settingFieldKinds),
  title: words,
  hint: words.nullable(),
  choices: z.array(z.object({ value: z.string(), title: words })),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
});
export const settingCard = z.object({
  key: z.string(),
  title: words,
  hint: words.nullable(),
  fields: z.array(settingField),
  /** Without the secrets; `secretsGiven` names those that are set. */
  value: z.record(z.string(), z.unknown()),
  secretsGiven: z.array(z.string()),
  /** What its check does, and what it asks the person to type. */
  check: z.object({ hint: words, probe: words.nullable() }),
  version: z.number(),
});
export type SettingCard = z.output<typeof settingCard>;

export const listSettings = defineOperation({
  name: 'core.setting.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/settings',
  title: { ru: 'Настройки', en: 'Settings' },
  input: nothing,
  output: z.object({ items: z.array(settingCard) }),
  example: {},
});
/** Only the fields that are given change; a secret field takes the new secret, or null to forget it. */
export const updateSetting = defineOperation({
  name: 'core.setting.update',
  kind: 'action',
  fresh: true,
  method: 'PUT',
  path: '/api/admin/settings/:key',
  versioned: true,
  title: { ru: 'Изменение настройки', en: 'Change a setting' },
  input: z.strictObject({ key: z.string().max(60), value: z.record(z.string(), z.unknown()) }),
  output: settingCard,
  example: { key: 'organisation', value: { name: 'ООО «Пример»' } },
});
/** One thing that a check found: fine, in need of a look, or simply so; with the page where it is put right, and with whom. */
export const settingFinding = z.object({
  tone: z.enum(['good', 'bad', 'plain']),
  text: words,
  to: z.string().nullable(),
  people: z.array(z.object({ id, name: z.string() })),
});
export type SettingFinding = z.output<typeof settingFinding>;
/**
 * Tries the setting, with the fields that are typed and not saved yet over the saved ones: sends a letter to the person who
 * asks, counts whom a rule would touch, and the like. `probe` is what the check asks the person to type.
 */
export const testSetting = defineOperation({
  name: 'core.setting.test',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/settings/:key/test',
  title: { ru: 'Проверка настройки', en: 'Try a setting' },
  input: z.strictObject({
    key: z.string().max(60),
    value: z.record(z.string(), z.unknown()).optional(),
    probe: z.string().max(200).optional(),
  }),
  output: z.object({ told: words, findings: z.array(settingFinding) }),
  example: { key: 'mail' },
});
