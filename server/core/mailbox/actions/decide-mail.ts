// Somebody has looked at a parked letter: it is tried again, past the guards against floods and false senders, or left alone.
import { decideMail } from '#contract/mailboxes.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { one, sqlOf, unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';

export const decideMailAction = action(decideMail, async (unit, { id, again }) => {
  requireEverywhere(unit);
  const db = unscoped(unit);
  const mail = await one(
    db
      .selectFrom('mail_inbox')
      .select(['state', 'reason', 'mailbox_id', 'uid', 'uid_validity'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (mail.state !== 'parked') throw new Refusal('mail_not_parked');
  const { rows } = await sqlOf(unit).query<{ kept: boolean }>(
    'select body is not null as kept from mail_inbox where id = $1',
    [id],
  );
  if (again && mail.reason === 'too-large') {
    // It stands in the mailbox still: the next reading takes it as a new one.
    await db.deleteFrom('mail_inbox').where('id', '=', id).execute();
    await sqlOf(unit).query(
      'update mailbox set last_uid = least(last_uid, $2 - 1) where id = $1 and uid_validity = $3',
      [mail.mailbox_id, mail.uid, mail.uid_validity],
    );
  } else if (again && !rows[0]?.kept) throw new Refusal('mail_gone');
  else
    await db
      .updateTable('mail_inbox')
      .set(
        again
          ? { state: 'waiting', reason: 'again', tries: 0, next_at: unit.moment, handled_at: null }
          : { state: 'dropped', handled_at: unit.moment, body: null },
      )
      .where('id', '=', id)
      .execute();
  unit.event({ data: { mailbox: mail.mailbox_id, mail: id, again, reason: mail.reason } });
  return { ok: true as const };
});
