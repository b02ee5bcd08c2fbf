// What a letter is: a report, noise, somebody who writes too much, or something for the mailbox's module.

import type { Operation, Output } from '#contract/core.ts';
import { mailSetting } from '#contract/settings/mail.ts';
import type { Actor } from '../../actor.ts';
import type { Sql } from '../../db/sql.ts';
import { sqlOf } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { call } from '../../runner.ts';
import type { Services } from '../../services.ts';
import { settingValue } from '../../settings/value.ts';
import type { AnyUnit } from '../../unit.ts';
import { addressIn } from '../addresses.ts';
import { bounceOf } from '../letter/bounce.ts';
import { isGenuine } from '../letter/genuine.ts';
import type { Letter } from '../letter/letter.ts';
import { noiseOf } from '../letter/noise.ts';
import type { AnyMailReceiver, Arrived, Outcome, Taken } from '../receiver.ts';
import type { Mailbox } from '../stored.ts';
import { ourLetters } from '../threads.ts';
import type { DueMail } from './handle-mail.ts';
import { senderOf } from './sender.ts';

export async function judge(
  services: Services,
  mailbox: Mailbox,
  due: DueMail,
  letter: Letter,
  raw: Buffer,
): Promise<Outcome> {
  const sql = services.pools.write as Sql;
  const receiver = services.catalog.mailReceivers.get(mailbox.receiver);
  const settings = receiver?.settings.safeParse(mailbox.receiverSettings);
  if (!receiver || !settings?.success) return { parked: 'receiver' };
  const arrived: Arrived = {
    services,
    id: due.id,
    mailbox,
    settings: settings.data,
    letter,
    sender: await senderOf(sql, letter.from ?? { name: '', address: '' }),
    genuine: due.reason === 'again' || isGenuine(letter, mailbox.settings.verifiedBy),
    take: taking(services, due),
  };
  const bounce = bounceOf(letter, raw);
  if (bounce) return bounced(receiver, arrived, bounce);
  if (!letter.from) return { parked: 'no-sender' };
  const noise = noiseOf(letter, {
    own: await ownAddresses(services, sql),
    ours: new Set((letter.messageId ? await ourLetters(sql, [letter.messageId]) : []).map((one) => one.messageId)),
  });
  if (noise) return { ignored: noise };
  if (due.reason !== 'again' && (await writesTooMuch(sql, mailbox, due))) return { parked: 'too-many' };
  return receiver.receive(arrived);
}

async function bounced(
  receiver: AnyMailReceiver,
  arrived: Arrived,
  bounce: NonNullable<ReturnType<typeof bounceOf>>,
): Promise<Outcome> {
  const [sent] = await ourLetters(arrived.services.pools.write as Sql, bounce.messageIds);
  if (!sent) return { ignored: 'bounce-unknown' };
  const { recordId, id: letterId } = sent;
  return receiver.bounced(arrived, { recordId, letterId, address: bounce.address || sent.address, said: bounce.said });
}

/** Of all mailboxes, and of the program's other letters: two mailboxes never talk to each other. */
async function ownAddresses(services: Services, sql: Sql): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ from: string }>(
    `select settings ->> 'from' as "from" from mailbox where removed_at is null`,
  );
  const { from } = await settingValue(services, mailSetting);
  return new Set([...rows.map((row) => row.from), from, services.config.mailFrom].filter(Boolean).map(addressIn));
}

async function writesTooMuch(sql: Sql, { id, settings }: Mailbox, due: DueMail): Promise<boolean> {
  if (!due.senderKey) return false;
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int as count from mail_inbox where mailbox_id = $1 and sender_key = $2 and id < $3
       and received_at > $4::timestamptz - interval '1 hour' and state <> 'ignored'`,
    [id, due.senderKey, due.id, due.receivedAt],
  );
  return (rows[0]?.count ?? 0) >= settings.perSenderHourly;
}

/** The operation, its record and the mark "handled" in one transaction. */
const taking =
  (services: Services, due: DueMail): Arrived['take'] =>
  async <O extends Operation>(
    operation: O,
    actor: Actor,
    input: unknown,
    taken: (unit: AnyUnit, body: Output<O>) => Promise<Taken>,
  ): Promise<Output<O>> => {
    const { body } = await call(services, operation.name, actor, input, {
      idempotencyKey: `mail:${due.id}:${operation.name}`,
      alongside: async (unit, result) => {
        const { recordId, senderId } = await taken(unit, result as Output<O>);
        const { rowCount } = await sqlOf(unit).query(
          `update mail_inbox set state = 'handled', reason = '', handled_at = $2, record_id = $3, sender_id = $4
           where id = $1 and state = 'waiting'`,
          [due.id, unit.moment, recordId, senderId],
        );
        if (rowCount !== 1) throw new Refusal('mail_not_parked');
      },
    });
    return body as Output<O>;
  };
