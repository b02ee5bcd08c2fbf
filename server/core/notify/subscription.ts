// Who wants to hear of which events: modules declare it on their cards, one follower of the journal serves them all.
import type { Sql } from '../db/sql.ts';
import type { StoredEvent } from '../journal/event.ts';

export interface Subscription {
  /** What it is told as: people choose kinds. */
  kind: string;
  /** Names of operations, `module.*`, or `*`. */
  operations: readonly string[];
  /**
   * People and groups who are to be told. Whoever acted, has left, or may not see the record or what is said to this
   * audience is left out afterwards: no subscription has to think of it.
   */
  recipients(sql: Sql, event: StoredEvent): Promise<readonly string[]>;
}
