// Writes notices: for each person what they chose, in the program and, a little later, through other channels.

import { noticesSetting } from '#contract/settings/notices.ts';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import { mailServer } from '../mail/mail-server.ts';
import type { Services } from '../services.ts';
import { settingValue } from '../settings/value.ts';
import { choicesOf, wants } from './choices.ts';

/** What can be taken back leaves the program this much later, so that it can vanish unseen. */
export const undoHoldMs = 30_000;

export interface NewNotice {
  userId: string;
  kind: string;
  operation: string;
  recordId: string | null;
  data: Record<string, unknown>;
  /** It has left as a letter of its own conversation. */
  lettered?: boolean;
  /** The same is never told again. */
  uniqueKey?: string;
}

/** Whether notices leave by mail at all: a server is set, and the organisation wants them to. */
export const noticesByMail = async (services: Services): Promise<boolean> =>
  (await settingValue(services, noticesSetting)).mail && (await mailServer(services)) !== null;

/** Who of these people has linked a chat. */
async function linkedAmong(sql: Sql, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ id: string }>(
    `select distinct person_id as id from chat where state = 'linked' and channel <> 'web' and person_id = any($1::uuid[])`,
    [userIds],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Writes those that are wanted; the transaction is the caller's. */
export async function tellPeople(sql: Sql, services: Services, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const { catalog, clock } = services;
  const choices = await choicesOf(
    sql,
    notices.map((notice) => notice.userId),
  );
  const byMail = await noticesByMail(services);
  const linked = await linkedAmong(
    sql,
    notices.map((notice) => notice.userId),
  );
  const wanted = notices.flatMap((notice) => {
    const choice = choices.get(notice.userId);
    const shown = wants(catalog, choice, notice.kind, 'app');
    const mail = byMail && !notice.lettered && wants(catalog, choice, notice.kind, 'mail');
    const chat = linked.has(notice.userId) && wants(catalog, choice, notice.kind, 'chat');
    return shown || mail || chat ? [{ ...notice, id: newId(clock.now().getTime()), shown, mail, chat }] : [];
  });
  if (wanted.length === 0) return;
  const now = clock.now();
  const { rows } = await sql.query<{ id: string }>(
    `insert into notice (id, user_id, kind, operation, record_id, data, unique_key, shown, created_at)
     select fresh.id, fresh.user_id, fresh.kind, fresh.operation, fresh.record_id, fresh.data, fresh.unique_key, fresh.shown, $9
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::jsonb[], $7::text[], $8::boolean[])
       as fresh (id, user_id, kind, operation, record_id, data, unique_key, shown)
     on conflict (unique_key) where unique_key is not null do nothing returning id`,
    [
      wanted.map((one) => one.id),
      wanted.map((one) => one.userId),
      wanted.map((one) => one.kind),
      wanted.map((one) => one.operation),
      wanted.map((one) => one.recordId),
      wanted.map((one) => JSON.stringify(one.data)),
      wanted.map((one) => one.uniqueKey ?? null),
      wanted.map((one) => one.shown),
      now.toISOString(),
    ],
  );
  const written = new Set(rows.map((row) => row.id));
  const spoken = wanted.filter((one) => one.chat && written.has(one.id));
  if (spoken.length > 0) {
    await sql.query(
      `insert into notice_delivery (notice_id, channel, user_id, due_at)
       select fresh.id, 'chat', fresh.user_id, fresh.due_at
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as fresh (id, user_id, due_at)`,
      [
        spoken.map((one) => one.id),
        spoken.map((one) => one.userId),
        spoken.map((one) => new Date(now.getTime() + (one.data.undoId ? undoHoldMs : 0)).toISOString()),
      ],
    );
  }
  const leaving = wanted.filter((one) => one.mail && written.has(one.id));
  if (leaving.length === 0) return;
  const { burstMinutes } = await settingValue(services, noticesSetting);
  // Whoever has no address is left out here: nothing would ever leave.
  await sql.query(
    `insert into notice_delivery (notice_id, channel, user_id, due_at)
     select fresh.id, 'mail', u.id, $3 from unnest($1::uuid[], $2::uuid[]) as fresh (id, user_id)
     join app_user u on u.id = fresh.user_id and u.email is not null and u.status = 'active'`,
    [
      leaving.map((one) => one.id),
      leaving.map((one) => one.userId),
      new Date(now.getTime() + Math.max(burstMinutes * 60_000, undoHoldMs)).toISOString(),
    ],
  );
}
