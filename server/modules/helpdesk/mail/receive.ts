// A letter to the helpdesk: an answer goes to its ticket as the writer's words, or takes it up again; anything else is a new ticket.
import { assignTicket, createTicket, reopenTicket, replyTicket } from '#contract/helpdesk.ts';
import type { Sql } from '#core/db/sql.ts';
import { queueLetter } from '#core/mailbox/queue-letter.ts';
import type { Arrived, MailReceiver, Outcome, Taken } from '#core/mailbox/receiver.ts';
import { noteLetter } from '#core/mailbox/threads.ts';
import { attachFiles } from '#core/records/attach.ts';
import { Refusal } from '#core/refusal.ts';
import { call } from '#core/runner.ts';
import { systemActor } from '#core/system-actor.ts';
import type { AnyUnit } from '#core/unit.ts';
import { allowedOf } from '../dialogues/show.ts';
import { noteBounce } from './bounced.ts';
import { type AnsweredTicket, findTicket } from './find-ticket.ts';
import { linkContinued } from './link-continued.ts';
import { type DeskMail, deskMail, deskMailFields, initialDeskMail } from './settings.ts';
import { keepWhole, takeFiles } from './take-files.ts';
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
const textLimit = 19_000;

async function receive(arrived: Arrived<DeskMail>): Promise<Outcome> {
  const found = await writerOf(arrived);
  if ('outcome' in found) return found.outcome;
  const { writer } = found;
  const ticket = await findTicket(arrived.services.pools.write as Sql, arrived.letter, writer);
  if (ticket && (await answers(arrived, writer, ticket))) return undefined;
  await makeTicket(arrived, writer, ticket);
  return undefined;
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
  const said = await wordsOf(arrived, writer, letter.text);
  const wholeId = await keepWhole(services, writer.actor, letter, 'Письмо целиком.eml');
  const noted = (recordId: string, commentId: string | null) => async (unit: AnyUnit) => {
    await attachWhole(unit, recordId, wholeId);
    return note(unit, arrived, writer, recordId, commentId);
  };
  try {
    if (open.includes(ticket.state))
      await arrived.take(
        replyTicket,
        writer.actor,
        { id: ticket.id, body: said.text, fileIds: said.fileIds },
        // Said on a merged one, it stands in the one that it became a part of.
        (unit, comment) => noted(comment.goneTo?.id ?? ticket.id, comment.id)(unit),
      );
    else
      await arrived.take(
        reopenTicket,
        writer.actor,
        { id: ticket.id, reason: said.text.slice(0, 2_000) },
        async (unit) => {
          await attachFiles(unit, ticket.id, said.fileIds, 'external');
          return noted(ticket.id, null)(unit);
        },
      );
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
): Promise<void> {
  const { services, letter, settings, mailbox } = arrived;
  const words = mailWords[writer.locale];
  const said = await wordsOf(arrived, writer, letter.text);
  const wholeId = await keepWhole(services, writer.actor, letter, 'Письмо целиком.eml');
  const subject = subjectOf(letter.subject) || words.noSubject;
  const about = {
    subject,
    to: { address: arrived.sender.address, personId: writer.personId, contactId: writer.contactId },
  };
  const hidden = (await allowedOf(services, settings.categoryId)).patients;
  const made = await arrived.take(
    createTicket,
    writer.actor,
    {
      subject,
      description: [continues ? words.wasIn(continues.number) : '', said.text].filter(Boolean).join('\n\n'),
      categoryId: settings.categoryId,
      channel: 'email',
      fileIds: said.fileIds,
      ...(settings.groupId && writer.contactId ? { groupId: settings.groupId } : {}),
      ...(writer.contactId ? { contactId: writer.contactId, requesterId: null } : {}),
    },
    async (unit, made) => {
      await attachWhole(unit, made.id, wholeId);
      if (continues) await linkContinued(unit, made.id, continues.id);
      const taken = await note(unit, arrived, writer, made.id, null);
      const number = made.number ?? '';
      if (settings.confirms)
        await queueLetter(unit, {
          recordId: made.id,
          mailbox,
          to: about.to,
          subject: hidden ? number : `[${number}] ${subject}`,
          body: hidden ? words.takenHidden({ number, subject }) : words.taken({ number, subject }),
          auto: true,
        });
      return taken;
    },
  );
  // Employees choose no queue; the mailbox does it for them.
  if (settings.groupId && writer.personId && made.group?.id !== settings.groupId)
    await call(services, assignTicket.name, systemActor('mail'), { id: made.id, groupId: settings.groupId });
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

/** The words with what was refused of the files, within what a ticket holds. */
async function wordsOf(arrived: Arrived<DeskMail>, writer: Writer, own: string) {
  const words = mailWords[writer.locale];
  const files = await takeFiles(arrived.services, writer.actor, arrived.letter);
  const short = own.length > textLimit ? `${own.slice(0, textLimit)}${words.cut}` : own;
  // What looks like a mention in a letter names nobody.
  const text = (short || words.noWords).replaceAll('@[', '@ [');
  const refused =
    files.refused.length > 0 ? `\n\n${words.refusedFiles}\n${files.refused.join('\n').slice(0, 800)}` : '';
  return { text: text + refused, fileIds: files.ids };
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
