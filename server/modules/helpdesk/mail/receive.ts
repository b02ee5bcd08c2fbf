// A letter to the helpdesk: an answer goes to its ticket as the writer's words, or takes it up again; anything else is a new ticket.
import { assignTicket, createTicket, reopenTicket, replyTicket } from '#contract/helpdesk.ts';
import type { Sql } from '#core/db/sql.ts';
import { sqlOf } from '#core/handle.ts';
import { queueLetter } from '#core/mailbox/queue-letter.ts';
import type { Arrived, MailReceiver, Outcome, Taken } from '#core/mailbox/receiver.ts';
import { noteLetter } from '#core/mailbox/threads.ts';
import { attachFiles } from '#core/records/attach.ts';
import { Refusal } from '#core/refusal.ts';
import type { AnyUnit } from '#core/unit.ts';
import { allowedOf } from '../dialogues/show.ts';
import { noteBounce } from './bounced.ts';
import { type AnsweredTicket, findTicket } from './find-ticket.ts';
import { linkContinued } from './link-continued.ts';
import { type DeskMail, deskMail, deskMailFields, initialDeskMail } from './settings.ts';
import { keepWhole, type Said, takeFiles } from './take-files.ts';
import { mailWords } from './words.ts';
import { type Writer, writerOf } from './writer.ts';

export const deskReceiver: MailReceiver<DeskMail> = {
  key: 'helpdesk',
  title: { ru: 'Заявки', en: 'Tickets' },
  hint: {
    ru: 'Новое письмо становится заявкой, ответ на наше — сообщением в ней',
    en: 'A new letter becomes a ticket, an answer to ours a message in it',
  },
  settings: deskMail,
  initial: initialDeskMail,
  fields: deskMailFields,
  receive,
  bounced: noteBounce,
};

const open: readonly string[] = ['new', 'assigned', 'in_work', 'waiting', 'merged'];
/** Characters that a ticket or a word in it holds, and the reason of its return. */
const textLimit = 19_800;
const reasonLimit = 2_000;

async function receive(arrived: Arrived<DeskMail>): Promise<Outcome> {
  const found = await writerOf(arrived);
  if ('outcome' in found) return found.outcome;
  const { writer } = found;
  const { services, letter, genuine } = arrived;
  const ticket = await findTicket(services.pools.write as Sql, letter, writer, genuine);
  if (ticket?.open && (await answers(arrived, writer, ticket))) return undefined;
  return makeTicket(arrived, writer, ticket);
}

/** What cannot be said there (no part in it, too late, cancelled) becomes a ticket of its own. */
const toItsOwn = new Set([
  'not_found',
  'not_allowed',
  'ticket_state',
  'ticket_reopen_late',
  'record_closed',
  'words_gone',
]);

async function answers(arrived: Arrived<DeskMail>, writer: Writer, ticket: AnsweredTicket): Promise<boolean> {
  const { services, letter } = arrived;
  if (ticket.state === 'cancelled') return false;
  const goesOn = open.includes(ticket.state);
  const said = await wordsOf(arrived, writer, goesOn ? textLimit : reasonLimit);
  const wholeId = await keepWhole(services, writer.actor, letter, said);
  const noted = (recordId: string, commentId: string | null) => async (unit: AnyUnit) => {
    await attachWhole(unit, recordId, wholeId);
    return note(unit, arrived, writer, recordId, commentId);
  };
  try {
    if (goesOn)
      await arrived.take(
        replyTicket,
        writer.actor,
        { id: ticket.id, body: said.text, fileIds: said.fileIds },
        // Said on a merged one, it stands in the one that it became a part of.
        (unit, comment) => noted(comment.goneTo?.id ?? ticket.id, comment.id)(unit),
      );
    else
      await arrived.take(reopenTicket, writer.actor, { id: ticket.id, reason: said.text }, async (unit) => {
        await attachFiles(unit, ticket.id, said.fileIds, 'external');
        return noted(ticket.id, null)(unit);
      });
    return true;
  } catch (error) {
    if (error instanceof Refusal && toItsOwn.has(error.code)) return false;
    throw error;
  }
}

async function makeTicket(
  arrived: Arrived<DeskMail>,
  writer: Writer,
  continues: AnsweredTicket | undefined,
): Promise<Outcome> {
  const { services, letter, settings, mailbox } = arrived;
  const words = mailWords[writer.locale];
  const said = await wordsOf(arrived, writer, textLimit);
  const wholeId = await keepWhole(services, writer.actor, letter, said);
  const subject = subjectOf(letter.subject) || words.noSubject;
  const about = {
    subject,
    to: { address: arrived.sender.address, personId: writer.personId, contactId: writer.contactId },
  };
  const hidden = (await allowedOf(services, settings.categoryId)).patients;
  const input = {
    subject,
    description: [continues ? words.wasIn(continues.number) : '', said.text].filter(Boolean).join('\n\n'),
    categoryId: settings.categoryId,
    channel: 'email' as const,
    fileIds: said.fileIds,
    ...(settings.groupId ? { groupId: settings.groupId } : {}),
    ...(writer.contactId ? { contactId: writer.contactId, requesterId: null } : {}),
  };
  const taken = async (unit: AnyUnit, made: { id: string; number: string | null }): Promise<Taken> => {
    await attachWhole(unit, made.id, wholeId);
    if (continues) await linkContinued(unit, made.id, continues.id);
    const noted = await note(unit, arrived, writer, made.id, null);
    const number = made.number ?? '';
    if (settings.confirms && (await mayConfirm(unit, arrived, writer)))
      await queueLetter(unit, {
        recordId: made.id,
        mailbox,
        to: about.to,
        subject: hidden ? number : `[${number}] ${subject}`,
        body: hidden ? words.takenHidden({ number, subject }) : words.taken({ number, subject }),
        auto: true,
      });
    return noted;
  };
  // Employees choose no queue; the mailbox does it for them, in the same act.
  const actor = settings.groupId
    ? { ...writer.actor, rights: writer.actor.rights.lent(assignTicket.name) }
    : writer.actor;
  try {
    await arrived.take(createTicket, actor, input, taken);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && (error.details.errors ?? []).some(({ field }) => ownFields.has(field)))
      return { parked: 'receiver' };
    throw error;
  }
}

/** What the mailbox says of new tickets, and not the letter. */
const ownFields = new Set(['categoryId', 'groupId']);

const confirmsAnHour = 5;

/**
 * Nothing is confirmed to an address that may be forged, nor without end: two programs that do not know each other for what they
 * are would confirm each other's confirmations.
 */
async function mayConfirm(unit: AnyUnit, { genuine }: Arrived<DeskMail>, writer: Writer): Promise<boolean> {
  if (!genuine) return false;
  const { rows } = await sqlOf(unit).query<{ count: number }>(
    `select count(*)::int as count from mail_letter l join outbox o on o.id = l.outbox_id
     where (l.person_id = $1 or l.contact_id = $2) and l.direction = 'out' and l.at > $3::timestamptz - interval '1 hour'
       and o.letter ? 'auto'`,
    [writer.personId, writer.contactId, unit.moment],
  );
  return (rows[0]?.count ?? 0) < confirmsAnHour;
}

async function note(
  unit: AnyUnit,
  { mailbox, letter, sender, id }: Arrived<DeskMail>,
  writer: Writer,
  recordId: string,
  commentId: string | null,
): Promise<Taken> {
  await noteLetter(unit, {
    recordId,
    mailboxId: mailbox.id,
    direction: 'in',
    messageId: letter.messageId ?? `<${id}@inbox>`,
    personId: writer.personId,
    contactId: writer.contactId,
    address: sender.address,
    commentId,
  });
  return { recordId, senderId: writer.id };
}

/** The words with what was refused of the files, within what there is room for. */
async function wordsOf({ services, letter }: Arrived<DeskMail>, writer: Writer, most: number): Promise<Said> {
  const words = mailWords[writer.locale];
  const files = await takeFiles(services, writer.actor, letter);
  const refused =
    files.refused.length > 0 ? `\n\n${words.refusedFiles}\n${files.refused.join('\n').slice(0, 800)}` : '';
  // What looks like a mention in a letter names nobody.
  const own = letter.text.replaceAll('@[', '@ [');
  const room = most - refused.length - words.cut.length;
  const cut = own.length > room;
  const text = cut ? `${own.slice(0, room).toWellFormed()}${words.cut}` : own || words.noWords;
  return { text: text + refused, fileIds: files.ids, cut };
}

const attachWhole = async (unit: AnyUnit, recordId: string, fileId: string | null): Promise<void> => {
  if (fileId) await attachFiles(unit, recordId, [fileId], 'internal');
};

/** Without what mail programs put before it. */
const subjectOf = (subject: string): string =>
  subject
    .replace(/^(\s*(re|fwd?|aw|wg|ответ|отв|пересл)(\[\d+\])?\s*:\s*)+/i, '')
    .trim()
    .slice(0, 300);
