// Who hears of a deadline that comes near or has passed: those whom the policy's step names, by their parts in the record.
import type { Sql } from '../db/sql.ts';
import type { NoticeKind } from '../notify/kinds.ts';
import type { Subscription } from '../notify/subscription.ts';
import { passedEvent, soonEvent } from './fire.ts';

interface Tell {
  tell?: { parts?: string[]; principals?: string[] };
}

export const deadlineKind: NoticeKind = {
  key: 'deadline',
  title: { ru: 'Сроки по часам', en: 'Deadlines by the hour' },
  hint: { ru: 'Скоро срок ответа или решения, или он прошёл', en: 'An answer or a solution is due soon, or is late' },
  channels: { app: true, mail: true, chat: true },
};

/** `executor` is whoever does it, or answers for it while nobody does; `queue` is the group to which it belongs. */
export async function toldBy(sql: Sql, recordId: string | null, data: unknown): Promise<string[]> {
  const { parts = [], principals = [] } = ((data ?? {}) as Tell).tell ?? {};
  const asked = [
    ...(parts.includes('executor') ? ['executor'] : []),
    ...(parts.includes('queue') ? ['home'] : []),
    ...(parts.includes('author') ? ['author'] : []),
  ];
  if (asked.length === 0) return principals;
  const { rows } = await sql.query<{ id: string }>(
    `select principal_id as id from participant where record_id = $1 and part = any($2)
     union select responsible_id from record r where id = $1 and $3 and responsible_id is not null
       and not exists (select from participant p where p.record_id = r.id and p.part = 'executor')`,
    [recordId, asked, parts.includes('executor')],
  );
  return [...principals, ...rows.map((row) => row.id)];
}

export const subscriptions: readonly Subscription[] = [
  {
    kind: deadlineKind.key,
    operations: [soonEvent, passedEvent],
    recipients: (sql, event) => toldBy(sql, event.recordId, event.data),
  },
];
