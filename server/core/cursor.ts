// The opaque `next` of lists that page by a text and an id.
import { isId } from './ids.ts';
import { Refusal } from './refusal.ts';

export interface Cursor {
  key: string;
  id: string;
}

export const encodeCursor = ({ key, id }: Cursor): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url');

export function decodeCursor(text: string): Cursor {
  try {
    const [key, id] = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (typeof key === 'string' && isId(id)) return { key, id };
  } catch {
    // Not one of ours, refused below.
  }
  throw new Refusal('bad_cursor');
}

/** The `next` of a list that pages by its rows' ids alone. */
export function idCursor(text: string): string {
  if (!isId(text)) throw new Refusal('bad_cursor');
  return text;
}
