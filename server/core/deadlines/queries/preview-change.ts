// Whom a change of a policy, a schedule or the calendar would touch; nothing is written.
import { previewChange } from '#contract/deadlines.ts';
import { query } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf } from '../../handle.ts';
import { countTouched } from '../touched.ts';

export const previewChangeQuery = query(previewChange, async (reader, { change }) => {
  requireEverywhere(reader);
  return countTouched(sqlOf(reader), shapeOf(reader).services, change);
});
