// A setting's whole value with some fields given anew, judged by its shape; wrong fields are told where the form shows them.
import type { Setting } from '#contract/setting.ts';
import { parseInput } from '../input.ts';
import { Refusal, refuseField } from '../refusal.ts';

type Fields = Record<string, unknown>;

/** Null in a secret field forgets the secret. */
export function mergedValue(definition: Setting, before: Fields, given: Fields): Fields {
  const secrets = definition.secrets as readonly string[];
  const patch: Fields = {};
  for (const [field, value] of Object.entries(given)) {
    if (!(field in definition.shape.shape)) throw refuseField(`value.${field}`, 'unknown_field');
    patch[field] = secrets.includes(field) && value === null ? '' : value;
  }
  try {
    return parseInput(definition.shape, { ...before, ...patch }) as Fields;
  } catch (error) {
    if (!(error instanceof Refusal) || !error.details.errors) throw error;
    const errors = error.details.errors.map((one) => ({ ...one, field: `value.${one.field}` }));
    throw new Refusal('invalid_input', { errors });
  }
}
