// A new field, after those that the subject has.
import { sql } from 'kysely';
import { createField } from '#contract/fields.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { type FieldDefinition, readField } from '../definition.ts';
import { requireFits, requireSubject } from '../field-rows.ts';

export const createFieldAction = action(createField, async (unit, input) => {
  requireEverywhere(unit);
  await requireFits(unit, requireSubject(unit, input.subject), input);
  const id = newId(unit.now.getTime());
  const { options, variants, ...plain } = input;
  await unscoped(unit)
    .insertInto('record_field')
    .values({
      ...plain,
      id,
      options: JSON.stringify(input.type === 'choice' ? options : []),
      variants: variants && JSON.stringify(variants),
      position: sql<number>`(select coalesce(max(position) + 1, 0) from record_field where subject = ${input.subject})`,
    })
    .execute();
  unit.event({ data: { fieldId: id, version: 1, ...input } });
  return (await readField(unit, id)) as FieldDefinition;
});
