// Of what core tells people by itself: a record that became theirs, its date, answers to it, comments and other changes.
// The order counts: whoever is named by several hears of an event as the first of them.
import type { Sql } from '../db/sql.ts';
import type { Subscription } from '../notify/subscription.ts';

interface Told {
  version?: unknown;
  fields?: unknown;
  kind?: unknown;
  toId?: unknown;
  mentioned?: unknown;
}

const changed = (data: unknown, field: string): boolean => {
  const { fields } = (data ?? {}) as Told;
  return Array.isArray(fields) && fields.includes(field);
};
const versionOf = (data: unknown): unknown => ((data ?? {}) as Told).version;

/** Whoever answers for the record, has made it, or watches it. */
export const circleOf = async (sql: Sql, recordId: string | null): Promise<string[]> => {
  const { rows } = await sql.query<{ id: string }>(
    `select responsible_id as id from record where id = $1 and responsible_id is not null
     union select principal_id from participant where record_id = $1 and part = 'author'
     union select user_id from watch where record_id = $1`,
    [recordId],
  );
  return rows.map((row) => row.id);
};

export const subscriptions: readonly Subscription[] = [
  {
    kind: 'responsible',
    operations: ['*'],
    async recipients(sql, event) {
      if (versionOf(event.data) !== 1 && !changed(event.data, 'responsibleId')) return [];
      const { rows } = await sql.query<{ id: string }>(
        'select responsible_id as id from record where id = $1 and responsible_id is not null',
        [event.recordId],
      );
      return rows.map((row) => row.id);
    },
  },
  {
    kind: 'due',
    operations: ['*'],
    recipients: async (sql, event) => (changed(event.data, 'dueOn') ? circleOf(sql, event.recordId) : []),
  },
  {
    kind: 'answer',
    operations: ['record.link.add'],
    async recipients(sql, event) {
      const { kind, toId } = (event.data ?? {}) as Told;
      // The link is told in the history of both; the answer itself is news to nobody.
      return kind === 'answers' && toId === event.recordId ? circleOf(sql, event.recordId) : [];
    },
  },
  {
    kind: 'mention',
    operations: ['*'],
    async recipients(_sql, event) {
      const { mentioned } = (event.data ?? {}) as Told;
      return Array.isArray(mentioned) ? mentioned.map(String) : [];
    },
  },
  {
    kind: 'comment',
    operations: ['record.comment.add'],
    recipients: (sql, event) => circleOf(sql, event.recordId),
  },
  {
    kind: 'change',
    operations: ['*'],
    async recipients(sql, event) {
      const version = versionOf(event.data);
      if (typeof version !== 'number' || version === 1) return [];
      const { rows } = await sql.query<{ id: string }>('select user_id as id from watch where record_id = $1', [
        event.recordId,
      ]);
      return rows.map((row) => row.id);
    },
  },
];
