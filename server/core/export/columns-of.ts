// All columns of a list that may be asked for: the module's, and the organisation's own fields.
import { fieldColumns } from '../fields/export-columns.ts';
import type { ListColumn, ListExport } from './list-export.ts';

export const columnsOf = async (
  handle: object,
  { columns, ownFields }: Pick<ListExport, 'columns' | 'ownFields'>,
): Promise<readonly ListColumn<never>[]> =>
  ownFields === undefined ? columns : [...columns, ...(await fieldColumns(handle, ownFields))];
