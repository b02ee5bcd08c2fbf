// Where a page of a list ended: the sort's value and the id of its last row.
import { isId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { SortKey } from './list-request.ts';

export interface Cursor {
  key: string | number;
  id: string;
}

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');

/** What the values of a sort look like: a cursor of another sort is refused before the database stumbles over it. */
const looks: Record<SortKey['type'], RegExp> = {
  bigint: /^-?\d{1,18}$/,
  numeric: /^-?\d{1,30}(\.\d{1,30})?(e[+-]?\d{1,2})?$/,
  date: /^\d{4,6}-(0\d|1[0-2])-([0-2]\d|3[01])$/,
  timestamptz: /^\d{4,6}-(0\d|1[0-2])-([0-2]\d|3[01])[T ]/,
  text: /^/,
};

export function decodeCursor(text: string, type: SortKey['type'] = 'text'): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if ((typeof key !== 'string' && typeof key !== 'number') || !isId(id)) throw new Error();
    if (!looks[type].test(String(key))) throw new Error();
    return { key, id };
  } catch {
    throw new Refusal('bad_cursor');
  }
}
