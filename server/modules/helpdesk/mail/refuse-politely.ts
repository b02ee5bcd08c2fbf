// A stranger is told once that the address takes letters of known people only.
import { organisationSetting } from '#contract/settings/organisation.ts';
import type { Sql } from '#core/db/sql.ts';
import { newId } from '#core/ids.ts';
import { domainOf } from '#core/mailbox/addresses.ts';
import type { Arrived } from '#core/mailbox/receiver.ts';
import { senderKey } from '#core/mailbox/sealed.ts';
import { settingValue } from '#core/settings/value.ts';
import { mailWords } from './words.ts';

export async function refusePolitely({ services, mailbox, letter, sender }: Arrived): Promise<void> {
  const { name } = await settingValue(services, organisationSetting);
  const { subject, body } = mailWords.ru.refusal;
  const now = services.clock.now();
  const id = newId(now.getTime());
  const { from } = mailbox.settings;
  const head = {
    messageId: `<${id}@${domainOf(from)}>`,
    ...(letter.messageId ? { inReplyTo: letter.messageId, references: [letter.messageId] } : {}),
    from,
    auto: 'auto-replied',
  };
  const uniqueKey = `mail-refusal:${mailbox.id}:${senderKey(services.keys, sender.address).toString('hex')}`;
  await (services.pools.write as Sql).query(
    `insert into outbox (id, channel, recipient, subject, body, unique_key, next_attempt_at, created_at, letter)
     values ($1, 'mail', $2, $3, $4, $5, $6, $6, $7) on conflict (unique_key) do nothing`,
    [id, sender.address, subject, body(name), uniqueKey, now.toISOString(), JSON.stringify(head)],
  );
}
