// A new mailbox. It can be set up and tried before it is switched on.
import { sql } from 'kysely';
import { createMailbox } from '#contract/mailboxes.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, unscoped } from '../../handle.ts';
import { newId } from '../../ids.ts';
import { refuseField } from '../../refusal.ts';
import { checkReceiver, refuseTwice } from '../check-receiver.ts';
import { checkSettings } from '../check-settings.ts';
import { mailboxCard } from '../mailbox-cards.ts';
import { sealPassword } from '../stored.ts';

export const createMailboxAction = action(createMailbox, async (unit, input) => {
  requireEverywhere(unit);
  const { name, enabled, settings, receiver, password = '' } = input;
  checkSettings(settings);
  if (!password) throw refuseField('password', 'mailbox_password_missing');
  const receiverSettings = await checkReceiver(unit, receiver, input.receiverSettings);
  const id = newId(unit.now.getTime());
  await refuseTwice(unit, id, settings);
  const { keys } = shapeOf(unit).services;
  await sql`insert into mailbox (id, name, enabled, settings, sealed_password, receiver, receiver_settings, created_at, changed_at,
      since)
    values (${id}, ${name}, ${enabled}, ${JSON.stringify(settings)}, ${sealPassword(keys, id, password)}, ${receiver},
      ${JSON.stringify(receiverSettings)}, ${unit.moment}, ${unit.moment}, ${unit.moment})`.execute(unscoped(unit));
  unit.event({ data: { mailbox: id, name, enabled, settings, receiver, receiverSettings } });
  return mailboxCard(unit, id);
});
