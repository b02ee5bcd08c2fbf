// What a module tells of the personal data in its tables: the one declaration that packages, blocking, anonymising,
// destruction and the search for leftovers all work from.

import type { Text } from '#contract/core.ts';
import type { AnyUnit } from '../unit.ts';
import type { Measure } from './measures/check.ts';

/** What stands in a column once a person is anonymised or blocked. */
export type Replacement =
  /** The person's stable pseudonym, such as «Субъект 3F9A2C». */
  | 'pseudonym'
  /** The same in Latin letters without spaces, unique: for logins and keys. */
  | 'key'
  | 'empty'
  | 'null'
  | 'empty-list';

export interface PersonalColumn {
  column: string;
  title: Text;
  category: string;
  becomes: Replacement;
}

/** Rows that belong to one person, found by a column that holds the person's id. */
export interface PersonalPlace {
  table: string;
  /** The column of the row's own id. */
  id: string;
  /** A condition on the table's row `t`; `$1` is the person's id. */
  of: string;
  columns: readonly PersonalColumn[];
  /** Where the values came from. */
  source: Text;
}

/** Rows that tell something of a person without naming them: counted and listed in a package, never changed. */
export interface PersonalTrace {
  key: string;
  title: Text;
  category: string;
  /** Rows of `{ at, text }`; `$1` is the person's id, `$2` how many at most. */
  sql: string;
}

/** Text that people write freely: a name may stand in it whatever the columns say. */
export interface FreeText {
  /** `comment.body` */
  place: string;
  table: string;
  id: string;
  column: string;
  title: Text;
  /** A jsonb column is searched and changed as text. */
  json?: true;
  /** Sends the search words of a changed row's record anew; the expression of the record's id. */
  record?: string;
}

export interface DataCategory {
  key: string;
  title: Text;
}

export interface PersonalDataCard {
  categories?: readonly DataCategory[];
  places?: readonly PersonalPlace[];
  traces?: readonly PersonalTrace[];
  freeTexts?: readonly FreeText[];
  /** What a withdrawal of the purpose's consent ends at once, in the same transaction. */
  onWithdrawn?: readonly { purpose: string; run(unit: AnyUnit, subjectId: string): Promise<void> }[];
  /** What must follow when a person's values were replaced or put back: search words, keys of comparison. */
  onReplaced?: readonly ((unit: AnyUnit, subjectId: string) => Promise<void>)[];
  /** What is removed with the person's values: sessions, devices, links. Runs at a destruction and at an anonymising. */
  onDestroyed?: readonly ((unit: AnyUnit, subjectId: string) => Promise<void>)[];
  /** Lines of the page "Measures" that only the module can check; they stand in place of core's of the same id. */
  measures?: readonly Measure[];
}
