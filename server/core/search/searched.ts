// What a module says on its card to be searched besides number, title and counterpart: texts and numbers of its own tables.

import type { RawBuilder } from 'kysely';
import type { Audience } from '#contract/core.ts';

export interface SearchedTexts {
  /**
   * Rows of `{ id, text, numbers }` for the records `$1::uuid[]`, of which only the module's own are told; `numbers` is a
   * text[] of numbers other than the record's, found however they are written.
   */
  sql: string;
  /** Rows of `id`: its records in which the contact takes part. */
  ofContact?(contactId: string): RawBuilder<{ id: string }>;
  /** Who is told of these texts; inside by default. */
  audience?: Audience;
}
