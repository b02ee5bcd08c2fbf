// Of what core tells people by itself: a record that became theirs, and comments on what they made, answer for or watch.
import type { Subscription } from '../notify/subscription.ts';

interface Told {
  version?: unknown;
  fields?: unknown;
}

/** The record was made, or got another responsible. */
const mayHaveNewResponsible = (data: Told | null): boolean =>
  data?.version === 1 || (Array.isArray(data?.fields) && data.fields.includes('responsibleId'));

export const subscriptions: readonly Subscription[] = [
  {
    operations: ['*'],
    async recipients(sql, event) {
      if (!mayHaveNewResponsible(event.data as Told | null)) return [];
      const { rows } = await sql.query<{ id: string }>(
        'select responsible_id as id from record where id = $1 and responsible_id is not null',
        [event.recordId],
      );
      return rows.map((row) => row.id);
    },
  },
  {
    operations: ['record.comment.add'],
    async recipients(sql, event) {
      const { rows } = await sql.query<{ id: string }>(
        `select responsible_id as id from record where id = $1 and responsible_id is not null
         union select principal_id from participant where record_id = $1 and part = 'author'
         union select user_id from watch where record_id = $1`,
        [event.recordId],
      );
      return rows.map((row) => row.id);
    },
  },
];
