// A change of a mailbox, setting by setting with old and new value. The password is told only as changed.
import { sql } from 'kysely';
import { updateMailbox } from '#contract/mailboxes.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { mergeFields } from '../../field-merge.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { refuseField } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import type { AnyUnit } from '../../unit.ts';
import { checkReceiver, refuseTwice } from '../check-receiver.ts';
import { checkSettings } from '../check-settings.ts';
import { mailboxCard } from '../mailbox-cards.ts';
import { type Mailbox, mailboxInUse, sameDestination, sealPassword } from '../stored.ts';

type Own = Pick<Mailbox, 'name' | 'enabled' | 'receiver' | 'receiverSettings'>;

export const updateMailboxAction = action(updateMailbox, async (unit, input) => {
  requireEverywhere(unit);
  const { keys } = shapeOf(unit).services;
  const now = await one(mailboxInUse({ keys }, sqlOf(unit), input.id, 'for update'));
  const { name, enabled, receiver, receiverSettings } = now;
  const changes = await mergeFields(
    { version: now.version, seen: seenVersion(input), movedSince: (seen) => movedSince(unit, now.id, seen) },
    { name, enabled, receiver, receiverSettings, ...now.settings },
    {
      name: input.name,
      enabled: input.enabled,
      receiver: input.receiver,
      receiverSettings: input.receiverSettings,
      ...input.settings,
    },
  );
  const changed = Object.fromEntries(changes.map((change) => [change.field, change.to]));
  const own: Own = { name, enabled, receiver, receiverSettings };
  const settings = { ...now.settings };
  for (const [field, value] of Object.entries(changed))
    Object.assign(field in own ? own : settings, { [field]: value });
  checkSettings(settings);
  own.receiverSettings = await checkReceiver(unit, own.receiver, own.receiverSettings);
  await refuseTwice(unit, now.id, settings);
  const moved = !sameDestination(now.settings, settings);
  const given = input.password || undefined;
  if (given === undefined && moved) throw refuseField('password', 'mailbox_password_again');
  const sealed = given === undefined ? sql`sealed_password` : sql`${sealPassword(keys, now.id, given)}`;
  // Another mailbox or folder has numbers of its own.
  const elsewhere = moved || now.settings.folder !== settings.folder;
  const anything = changes.length > 0 || given !== undefined;
  if (anything) {
    await sql`update mailbox set name = ${own.name}, enabled = ${own.enabled}, settings = ${JSON.stringify(settings)},
      sealed_password = ${sealed}, receiver = ${own.receiver}, receiver_settings = ${JSON.stringify(own.receiverSettings)},
      version = version + 1, changed_at = ${unit.moment}, state = 'new', since = ${unit.moment}, fault = '', said = '', failures = 0,
      uid_validity = case when ${elsewhere} then null else uid_validity end,
      last_uid = case when ${elsewhere} then 0 else last_uid end where id = ${now.id}`.execute(unscoped(unit));
    // The place that is read from now on has other letters under the numbers of these.
    if (elsewhere)
      await sql`update mail_inbox set acked_at = ${unit.moment} where mailbox_id = ${now.id} and acked_at is null`.execute(
        unscoped(unit),
      );
  }
  unit.event({
    data: {
      mailbox: now.id,
      name: own.name,
      version: now.version + (anything ? 1 : 0),
      fields: changes.map((change) => change.field),
      changes,
      ...(given === undefined ? {} : { password: 'changed' }),
    },
  });
  return mailboxCard(unit, now.id);
});

async function movedSince(unit: AnyUnit, id: string, seen: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string }>`
    select distinct jsonb_array_elements_text(data -> 'fields') as field from event
    where operation = ${updateMailbox.name} and outcome = 'done' and data ->> 'mailbox' = ${id}
      and (data ->> 'version')::int > ${seen}`.execute(unscoped(unit));
  return new Set(rows.map((row) => row.field));
}
