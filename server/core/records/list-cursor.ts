// Where a page of a list ended: the sort's value and the id of its last row.
import { Refusal } from '../refusal.ts';

export interface Cursor {
  key: string | number;
  id: string;
}

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url');

export function decodeCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if ((typeof key !== 'string' && typeof key !== 'number') || !/^[0-9a-f-]{36}$/.test(id)) throw new Error();
    return { key, id };
  } catch {
    throw new Refusal('bad_cursor');
  }
}
