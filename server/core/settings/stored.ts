// A setting as it lies in the database: plain fields as they are, secret fields sealed under the program's own key.
import type { Setting, SettingValue } from '#contract/setting.ts';
import { type Keys, openBytes, sealBytes } from '../keys.ts';

type Stored = Record<string, unknown>;
const purpose = 'setting-secrets';
const context = (definition: Setting, field: string): string => `setting:${definition.key}:${field}`;

/** What is stored for a whole value; empty secrets are left out. */
export function sealSetting<D extends Setting>(keys: Keys, definition: D, value: SettingValue<D>): Stored {
  const stored: Stored = { ...value };
  for (const field of definition.secrets) {
    const secret = stored[field];
    delete stored[field];
    if (typeof secret !== 'string' || secret === '') continue;
    stored[field] = {
      sealed: sealBytes(keys.for(purpose), Buffer.from(secret), context(definition, field)).toString('base64'),
    };
  }
  return stored;
}

/** The whole value: what is stored over the defaults. A field that no longer fits its shape has its default. */
export function openSetting<D extends Setting>(keys: Keys, definition: D, stored: Stored = {}): SettingValue<D> {
  const plain: Stored = {};
  for (const [field, schema] of Object.entries(definition.shape.shape)) {
    if (!(field in stored)) continue;
    const value = (definition.secrets as readonly string[]).includes(field)
      ? openSecret(keys, context(definition, field), stored[field])
      : stored[field];
    const parsed = (schema as { safeParse(value: unknown): { success: boolean; data?: unknown } }).safeParse(value);
    if (parsed.success) plain[field] = parsed.data;
  }
  return definition.shape.parse(plain) as SettingValue<D>;
}

function openSecret(keys: Keys, bound: string, stored: unknown): string | undefined {
  const { sealed } = (stored ?? {}) as { sealed?: string };
  return sealed === undefined
    ? undefined
    : openBytes(keys.for(purpose), Buffer.from(sealed, 'base64'), bound).toString();
}
