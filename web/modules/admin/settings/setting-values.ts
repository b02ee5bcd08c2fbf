// Between what the server tells of a setting and what its form holds.
import type { Text } from '#contract/core.ts';
import type { SettingCard } from '#contract/setting.ts';
import type { LookupValue } from '../../../core/form/Lookup.tsx';

export type Values = Record<string, unknown>;

/** A secret's field begins empty: empty leaves the secret as it is. */
export function initialOf(card: SettingCard): Values {
  return Object.fromEntries(
    card.fields.map(({ name, kind }) => {
      const value = card.value[name];
      if (kind === 'secret') return [name, ''];
      if (kind === 'texts') return [name, ((value as string[]) ?? []).map((label) => ({ id: null, label }))];
      return [name, value];
    }),
  );
}

export function inputOf(card: SettingCard, changed: Values): Values {
  const kinds = new Map(card.fields.map((field) => [field.name, field.kind]));
  return Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [
      name,
      kinds.get(name) === 'texts' ? (value as LookupValue[]).map((one) => one.label) : value,
    ]),
  );
}

/** How a value reads in the conflict dialog. */
export function shownOf(card: SettingCard, name: string, value: unknown, say: (text: Text) => string) {
  const field = card.fields.find((one) => `value.${one.name}` === name || one.name === name);
  const choice = field?.choices.find((one) => one.value === value);
  if (choice) return say(choice.title);
  return Array.isArray(value) ? value.join(', ') : undefined;
}
