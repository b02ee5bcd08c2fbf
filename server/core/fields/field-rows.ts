// What the rows of definitions must keep to: options that fit a choice, and whom a field is for.
import type { FieldOption } from '../db/field-rows.ts';
import { shapeOf } from '../handle.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import type { FieldDefinition } from './definition.ts';
import { type FieldSubject, variantsOf } from './subject.ts';

export function requireSubject(unit: AnyUnit, subject: string): FieldSubject {
  const found = shapeOf(unit).services.catalog.fieldSubjects.get(subject);
  if (!found) throw refuseField('subject', 'field_subject_unknown');
  return found;
}

type Checked = Pick<FieldDefinition, 'type' | 'options' | 'kinds' | 'variants'>;

export async function requireFits(unit: AnyUnit, subject: FieldSubject, field: Checked): Promise<void> {
  if (field.kinds.some((kind) => !subject.kinds.includes(kind))) throw refuseField('kinds', 'custom_choice');
  if (field.variants) {
    const known = new Set((await variantsOf(unit, subject)).map((one) => one.id));
    if (field.variants.some((one) => !known.has(one.id))) throw refuseField('variants', 'not_found');
  }
  if (field.type === 'choice') requireOptions(field.options);
}

function requireOptions(options: readonly FieldOption[]): void {
  const repeated = options.findIndex(
    (one, at) =>
      options.findIndex((other) => other.key === one.key || other.title.toLowerCase() === one.title.toLowerCase()) !==
      at,
  );
  if (repeated >= 0) throw refuseField(`options.${repeated}.title`, 'field_option_repeated');
  if (options.every((one) => one.retired)) throw refuseField('options', 'field_options_missing');
}

/** Once values stand, the type stays and an option that may have been chosen is only retired. */
export function requireUsedStays(before: FieldDefinition, after: Checked): void {
  if (!before.used) return;
  if (before.type !== after.type) throw new Refusal('field_type_fixed');
  const gone = before.options.find((one) => !after.options.some((other) => other.key === one.key));
  if (gone) throw refuseField('options', 'field_option_used', { title: gone.title });
}
