// The fields of a subject, or of all, in their order.
import { listFields } from '#contract/fields.ts';
import { query } from '../../core-operation.ts';
import { readFields } from '../definition.ts';

export const listFieldsQuery = query(listFields, async (reader, { subject }) => ({
  items: await readFields(reader, subject),
}));
