// What we say to a requester who speaks by e-mail leaves as a letter of the same conversation: an answer, a result, a cancellation.
import type { Locale } from '#contract/core.ts';
import { systemPrincipals, workOf } from '#core/actor.ts';
import { shapeOf, sqlOf } from '#core/handle.ts';
import { addressIn } from '#core/mailbox/addresses.ts';
import { queueLetter } from '#core/mailbox/queue-letter.ts';
import type { Mailbox } from '#core/mailbox/stored.ts';
import { enabledMailboxes, mailboxInUse } from '#core/mailbox/stored.ts';
import { conversationOf } from '#core/mailbox/threads.ts';
import type { AnyReader } from '#core/reader.ts';
import type { WrittenComment } from '#core/records/write-comment.ts';
import type { AnyUnit } from '#core/unit.ts';
import { allowedOf, linkTo } from '../dialogues/show.ts';
import { ticketKind } from '../rules.ts';
import { mailWords } from './words.ts';

interface Addressed {
  number: string;
  subject: string;
  categoryId: string;
  clearance: string;
  personId: string | null;
  contactId: string | null;
  address: string | null;
  locale: Locale;
}

/** The requester who is to be written to; nobody when they read the program, or have no address. */
export async function addressed(unit: AnyUnit | AnyReader, id: string): Promise<Addressed | undefined> {
  const { rows } = await sqlOf(unit).query<Addressed>(
    `select coalesce(r.number, '') as number, r.title as subject, t.category_id as "categoryId", r.clearance,
       t.requester_id as "personId", t.contact_id as "contactId", coalesce(u.locale, 'ru') as locale,
       coalesce(u.email, (select l.address from mail_letter l where l.record_id = t.id and l.contact_id = t.contact_id
           and l.direction = 'in' and l.address <> '' order by l.at desc limit 1), c.emails[1]) as address
     from ticket t join record r on r.id = t.id
       left join app_user u on u.id = t.requester_id and u.status = 'active' and t.channel = 'email'
       left join contact c on c.id = t.contact_id
     where t.id = $1 and r.kind = '${ticketKind}'
       and not exists (select from subject_block b where b.subject_id in (t.requester_id, t.contact_id) and b.released_at is null)`,
    [id],
  );
  return rows[0]?.address ? rows[0] : undefined;
}

/** The mailbox of the conversation, else the first of the helpdesk's; none while all are off. */
export async function mailboxFor(unit: AnyUnit | AnyReader, id: string, to: Addressed): Promise<Mailbox | undefined> {
  const { services } = shapeOf(unit);
  const sql = sqlOf(unit);
  const last = (await conversationOf(sql, id, to)).findLast((one) => one.mailboxId);
  const own = last?.mailboxId ? await mailboxInUse(services, sql, last.mailboxId) : undefined;
  if (own?.enabled) return own;
  return (await enabledMailboxes(services, sql)).find((one) => one.receiver === 'helpdesk');
}

type Say = (to: Addressed) => string;

async function write(
  unit: AnyUnit,
  id: string,
  say: Say,
  more: { fileIds?: readonly string[]; commentId?: string } = {},
): Promise<void> {
  const to = await addressed(unit, id);
  if (!to?.address) return;
  const mailbox = await mailboxFor(unit, id, to);
  // The program does not write to itself.
  if (!mailbox || addressIn(mailbox.settings.from) === addressIn(to.address)) return;
  const { services } = shapeOf(unit);
  const hidden = to.clearance !== 'none' || (await allowedOf(services, to.categoryId)).patients;
  const letter = hidden
    ? { subject: to.number, body: hiddenBody(unit, id, to), fileIds: [] }
    : await openLetter(unit, mailbox, to, say, more.fileIds ?? []);
  await queueLetter(unit, {
    recordId: id,
    mailbox,
    to: { address: to.address, personId: to.personId, contactId: to.contactId },
    ...letter,
    commentId: more.commentId ?? null,
    // What a trigger says is no person's word: answering machines must not answer it.
    auto: unit.actor.id === systemPrincipals.automation,
  });
}

/** Of a ticket that may hold patients' data nothing leaves but where to look. */
function hiddenBody(unit: AnyUnit, id: string, to: Addressed): string {
  const words = mailWords[to.locale];
  const link = to.personId ? linkTo(shapeOf(unit).services, id) : '';
  return [words.hidden(to), link ? words.readHere(link) : words.readElsewhere].join('\n\n');
}

async function openLetter(unit: AnyUnit, mailbox: Mailbox, to: Addressed, say: Say, fileIds: readonly string[]) {
  const words = mailWords[to.locale];
  const { rows } = await sqlOf(unit).query<{ id: string; name: string; size: number }>(
    `select id, name, size from file where id = any($1::uuid[]) and scan <> 'infected' order by array_position($1::uuid[], id)`,
    [[...fileIds]],
  );
  let room = mailbox.settings.attachMegabytes * 1024 * 1024;
  const sent: string[] = [];
  const left: string[] = [];
  for (const file of rows) {
    if (file.size <= room) {
      room -= file.size;
      sent.push(file.id);
    } else left.push(file.name);
  }
  const body = [say(to), left.length > 0 ? words.filesThere(left.join(', ')) : ''].filter(Boolean).join('\n\n');
  return { subject: `[${to.number}] ${to.subject}`, body, fileIds: sent };
}

/** An external word of ours. */
export const answerByMail = (unit: AnyUnit, comment: WrittenComment): Promise<void> =>
  write(unit, comment.recordId, () => comment.text, { fileIds: comment.fileIds, commentId: comment.id });

async function isRequesters(unit: AnyUnit, id: string): Promise<boolean> {
  const { rows } = await sqlOf(unit).query<{ requester: string | null }>(
    'select requester_id as requester from ticket where id = $1',
    [id],
  );
  return rows[0]?.requester === workOf(unit.actor);
}

export const mailSolved = (unit: AnyUnit, id: string, result: string, fileIds: readonly string[]): Promise<void> =>
  write(unit, id, (to) => mailWords[to.locale].solved(to, result), { fileIds });

export async function mailCancelled(unit: AnyUnit, id: string, reason: string): Promise<void> {
  if (unit.actor.outside || (await isRequesters(unit, id))) return;
  await write(unit, id, (to) => mailWords[to.locale].cancelled(to, reason));
}
