// Where a word to the requester would go now: the program, the messenger that they chose, a letter; for whoever writes it.

import type { Output } from '#contract/core.ts';
import { readReplyWays } from '#contract/helpdesk.ts';
import { shapeOf, sqlOf } from '#core/handle.ts';
import { chatsOf } from '#core/messenger/chats.ts';
import { consentStands } from '#core/messenger/link/consent-stands.ts';
import { choicesOf, wants } from '#core/notify/choices.ts';
import { noticesByMail } from '#core/notify/tell.ts';
import type { AnyReader } from '#core/reader.ts';
import { audiencesFor } from '#core/records/audience.ts';
import { visibleRecord } from '#core/records/reach.ts';
import { Refusal } from '#core/refusal.ts';
import { allowedOf } from '../dialogues/show.ts';
import { addressed, mailboxFor } from '../mail/answer.ts';
import { ticketKind } from '../rules.ts';
import { query } from '../tables.ts';

type Way = Output<typeof readReplyWays>['ways'][number];

export const readReplyWaysQuery = query(readReplyWays, async (reader, { id }) => {
  const record = await visibleRecord(reader, id);
  if (record.kind !== ticketKind || !audiencesFor(reader, record).includes('internal')) throw new Refusal('not_found');
  const { rows } = await sqlOf(reader).query<{ requesterId: string | null; categoryId: string }>(
    'select requester_id as "requesterId", category_id as "categoryId" from ticket where id = $1',
    [id],
  );
  const [ticket] = rows;
  if (!ticket) throw new Refusal('not_found');
  const ways: Way[] = ticket.requesterId ? await waysOf(reader, ticket.requesterId) : [];
  const letter = await addressed(reader, id);
  if (letter && !ways.includes('mail') && (await mailboxFor(reader, id, letter))) ways.push('mail');
  const { patients } = await allowedOf(shapeOf(reader).services, ticket.categoryId);
  return { ways, numberOnly: record.clearance !== 'none' || patients };
});

/** What somebody with an account has chosen for answers to their tickets. */
async function waysOf(reader: AnyReader, userId: string): Promise<Way[]> {
  const { services } = shapeOf(reader);
  const sql = sqlOf(reader);
  const { rows } = await sql.query<{ email: string | null }>(
    `select email from app_user where id = $1 and status = 'active'`,
    [userId],
  );
  const [account] = rows;
  if (!account) return [];
  const choice = (await choicesOf(sql, [userId])).get(userId);
  const wanted = (channel: 'chat' | 'mail') => wants(services.catalog, choice, 'ticket', channel);
  const chat = wanted('chat') ? (await chatsOf(sql, userId)).find(({ channel }) => channel !== 'web') : undefined;
  const mail = account.email && wanted('mail') && (await noticesByMail(services));
  return [
    // The ticket's page shows the answer whatever notices are chosen.
    'app',
    ...(chat && (await consentStands(services, chat)) ? [chat.channel as Way] : []),
    ...(mail ? (['mail'] as const) : []),
  ];
}
