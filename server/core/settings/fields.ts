// What a form must know of a setting's fields, read off the shape: one description for every screen.
import { z } from 'zod';
import type { Setting, SettingCard } from '#contract/setting.ts';

type Field = SettingCard['fields'][number];
interface JsonShape {
  type?: string;
  enum?: unknown[];
  items?: JsonShape;
  minimum?: number;
  maximum?: number;
}

/** `roles`: the roles of this installation with their names, for fields that choose among them. */
export function fieldsOf(definition: Setting, roles: Field['choices']): Field[] {
  const { properties = {} } = z.toJSONSchema(definition.shape, { io: 'input' }) as {
    properties?: Record<string, JsonShape>;
  };
  return Object.entries(definition.fields).map(([name, words]) => {
    const shape = properties[name] ?? {};
    const listed = shape.enum ?? shape.items?.enum ?? [];
    const choices = listed.map((value) => ({
      value: String(value),
      title: words.choices?.[String(value)] ?? { ru: String(value), en: String(value) },
    }));
    return {
      name,
      kind: kindOf(definition, name, shape),
      title: words.title,
      hint: words.hint ?? null,
      choices: words.of === 'roles' ? [everyone, ...roles] : choices,
      minimum: bound(shape.minimum),
      maximum: bound(shape.maximum),
    };
  });
}

const everyone = { value: '*', title: { ru: 'Всем', en: 'Everyone' } };

/** zod's integers are bounded by what a number can hold exactly: no bound for a person. */
const bound = (value: number | undefined): number | null =>
  value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;

function kindOf(definition: Setting, name: string, shape: JsonShape): Field['kind'] {
  if ((definition.secrets as readonly string[]).includes(name)) return 'secret';
  if (shape.type === 'array') return shape.items?.enum || definition.fields[name]?.of ? 'choices' : 'texts';
  if (shape.enum) return 'choice';
  if (shape.type === 'boolean') return 'flag';
  if (shape.type === 'integer' || shape.type === 'number') return 'number';
  return definition.fields[name]?.long ? 'long-text' : 'text';
}
