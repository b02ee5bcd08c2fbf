// Who gets a mailbox's letters must exist and be set up as it asks; two mailboxes never read one folder.
import { sql } from 'kysely';
import type { MailboxSettings } from '#contract/mailboxes.ts';
import { shapeOf, sqlOf, unscoped } from '../handle.ts';
import { Refusal, refuseField } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

/** The settings as they are kept: whole, with what was left out filled in. */
export async function checkReceiver(
  unit: AnyUnit,
  key: string,
  given: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const receiver = shapeOf(unit).services.catalog.mailReceivers.get(key);
  if (!receiver) throw refuseField('receiver', 'not_found');
  const parsed = receiver.settings.safeParse(given);
  const fields = await receiver.fields(sqlOf(unit));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0] ?? '');
    const title = fields.find((field) => field.name === name)?.title.ru ?? name;
    throw refuseField(`receiverSettings.${name}`, 'mailbox_receiver', { problem: title });
  }
  for (const field of fields) {
    const value = (parsed.data as Record<string, unknown>)[field.name];
    if (field.kind === 'choice' && value && !field.choices.some((one) => one.value === value))
      throw refuseField(`receiverSettings.${field.name}`, 'mailbox_receiver', { problem: field.title.ru });
  }
  return parsed.data;
}

export async function refuseTwice(unit: AnyUnit, id: string, settings: MailboxSettings): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select name from mailbox where removed_at is null and id <> ${id} and lower(settings ->> 'host') = ${settings.host.toLowerCase()}
      and lower(settings ->> 'user') = ${settings.user.toLowerCase()} and settings ->> 'folder' = ${settings.folder}`.execute(
    unscoped(unit),
  );
  if (rows[0]) throw new Refusal('mailbox_twice', { name: rows[0].name });
}
