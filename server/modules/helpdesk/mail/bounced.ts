// A letter of ours did not arrive: those who work on the ticket read why.
import { noteTicket } from '#contract/helpdesk.ts';
import { sqlOf } from '#core/handle.ts';
import type { Arrived, MailReceiver, Outcome } from '#core/mailbox/receiver.ts';
import { systemActor } from '#core/system-actor.ts';
import type { DeskMail } from './settings.ts';
import { mailWords } from './words.ts';

export const noteBounce: MailReceiver<DeskMail>['bounced'] = async (
  arrived: Arrived<DeskMail>,
  { recordId, letterId, address, said },
): Promise<Outcome> => {
  await arrived.take(
    noteTicket,
    systemActor('mail'),
    { id: recordId, body: mailWords.ru.bounced(address, said).replaceAll('@[', '@ [') },
    async (unit) => {
      await sqlOf(unit).query('update mail_letter set bounced_at = $2 where id = $1', [letterId, unit.moment]);
      return { recordId, senderId: null };
    },
  );
  return undefined;
};
