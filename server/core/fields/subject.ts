// What a module says on its card of records that may have fields of the organisation's own.
import type { Text } from '#contract/core.ts';
import { sqlOf } from '../handle.ts';

export interface FieldSubject {
  /** Named in the fields' rows and in the address: `letter`. */
  subject: string;
  title: Text;
  /** The kinds of records that it covers. */
  kinds: readonly string[];
  /** A statement for the subject's own kinds, such as kinds of letters, by which fields differ: `id` and `name`. */
  variants?: string;
}

export const variantsOf = async (handle: object, subject: FieldSubject): Promise<{ id: string; name: string }[]> =>
  subject.variants ? (await sqlOf(handle).query<{ id: string; name: string }>(subject.variants)).rows : [];
