// Letters of notices: what waits for a person leaves as one letter when its time has come and they want no quiet.
// The letter goes into the outbox and the waiting rows go away in one transaction: nothing twice, nothing lost.
import type { Text } from '#contract/core.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { calendarsOf } from '../../calendar/of-handle.ts';
import type { Sql } from '../../db/sql.ts';
import { eventTitle } from '../../journal/titles.ts';
import { inTransaction } from '../../journal/transaction.ts';
import { putMail } from '../../mail/queue-mail.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import { choicesOf, wants } from '../choices.ts';
import { quietUntil } from '../quiet.ts';
import { noticesByMail } from '../tell.ts';
import { type MailedNotice, type MailedRecord, noticesLetter } from './letter.ts';
import { mailReader, type Sight, sees, sightOf } from './reader.ts';

const peoplePerRound = 100;

interface Waiting extends Omit<MailedRecord, 'to'> {
  /** The words of a notice that is of no record, and where it leads. */
  text: Text | null;
  to: string | null;
  noticeId: string;
  noticeKind: string;
  operation: string;
  forId: string | null;
  seen: boolean;
  participants: { principalId: string; part: string }[];
}

/** One round of what is due now. Where no notices leave by mail, nothing waits for the day when they do. */
export async function mailNotices(services: Services): Promise<void> {
  const { pools, clock } = services;
  if (!(await noticesByMail(services))) {
    await pools.write.query(`delete from notice_delivery where channel = 'mail'`);
    return;
  }
  const { rows } = await pools.write.query<{ id: string }>(
    `select user_id as id from notice_delivery where channel = 'mail' and due_at <= $1
     group by user_id order by min(due_at) limit ${peoplePerRound}`,
    [clock.now().toISOString()],
  );
  for (const { id } of rows) await inTransaction(pools.write, (sql) => mailPerson(sql, services, id));
}

async function mailPerson(sql: Sql, services: Services, userId: string): Promise<void> {
  const { rows } = await sql.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended('notice-mail ' || $1, 0)) as mine`,
    [userId],
  );
  // Another worker is writing to this person.
  if (!rows[0]?.mine) return;
  const waiting = await waitingFor(sql, userId);
  if (waiting.length === 0) return;
  const { catalog, clock, config } = services;
  const now = clock.now();
  const choice = (await choicesOf(sql, [userId])).get(userId);
  const calendar = await calendarsOf(services).get(sql, config.calendarCountry);
  const later = quietUntil(choice, now, config.zone, calendar);
  if (later > now) {
    await sql.query(`update notice_delivery set due_at = $2 where user_id = $1 and channel = 'mail'`, [
      userId,
      later.toISOString(),
    ]);
    return;
  }
  await sql.query(`delete from notice_delivery where channel = 'mail' and notice_id = any($1::uuid[])`, [
    waiting.map((one) => one.noticeId),
  ]);
  const reader = await mailReader(sql, userId);
  if (!reader?.email) return;
  const sights = new Map<string, Sight | undefined>();
  const told: MailedNotice[] = [];
  for (const one of waiting) {
    if (one.seen || !wants(catalog, choice, one.noticeKind, 'mail')) continue;
    if (one.text) {
      const what = catalog.noticeKinds.get(one.noticeKind)?.title ?? eventTitle(catalog, one.operation);
      const title = one.text[reader.locale];
      told.push({ record: { ...one, id: one.noticeId, title, to: one.to ?? '' }, what, instead: null });
      continue;
    }
    const key = one.forId ?? '';
    if (!sights.has(key)) sights.set(key, await sightOf(services, reader, one.forId));
    const sight = sights.get(key);
    if (!sight || !sees(services, sight, one)) continue;
    const kind = catalog.noticeKinds.get(one.noticeKind);
    const what = one.noticeKind === 'change' || !kind ? eventTitle(catalog, one.operation) : kind.title;
    told.push({ record: { ...one, to: undefined }, what, instead: sight.instead });
  }
  if (told.length === 0) return;
  const { name } = await settingValue(services, organisationSetting);
  const letter = noticesLetter(told, { locale: reader.locale, organisation: name, publicUrl: config.publicUrl });
  await putMail(sql, now, {
    recipient: reader.email,
    ...letter,
    uniqueKey: `notices:${userId}:${waiting[0]?.noticeId}`,
  });
}

async function waitingFor(sql: Sql, userId: string): Promise<Waiting[]> {
  const { rows } = await sql.query<Waiting>(
    `select n.id as "noticeId", n.kind as "noticeKind", n.operation, n.data ->> 'forId' as "forId",
       n.shown and n.read_at is not null as seen, n.data ->> 'to' as "to",
       case when n.record_id is null then coalesce(n.data -> 'text', '{"ru": "", "en": ""}') end as text,
       coalesce(r.id, n.id) as id, coalesce(r.kind, '') as kind, r.number, r.title, coalesce(r.clearance, 'none') as clearance,
       coalesce((select json_agg(json_build_object('principalId', p.principal_id, 'part', p.part))
         from participant p where p.record_id = r.id), '[]') as participants
     from notice_delivery d join notice n on n.id = d.notice_id left join record r on r.id = n.record_id
     where d.user_id = $1 and d.channel = 'mail' order by n.id`,
    [userId],
  );
  return rows;
}
