// In whose name a letter acts: the employee whose address it is, with what they may do of their own tickets; or a contact, for whom
// the program speaks.
import { createContact } from '#contract/contacts.ts';
import type { Actor } from '#core/actor.ts';
import type { Sql } from '#core/db/sql.ts';
import type { Arrived, Outcome } from '#core/mailbox/receiver.ts';
import { chatActor } from '#core/messenger/talk/chat-actor.ts';
import { call } from '#core/runner.ts';
import { systemActor } from '#core/system-actor.ts';
import { contactByEmail } from '#modules/contacts/index.ts';
import { refusePolitely } from './refuse-politely.ts';
import type { DeskMail } from './settings.ts';

export interface Writer {
  actor: Actor;
  locale: 'ru' | 'en';
  personId: string | null;
  contactId: string | null;
  /** Whose letter it is. */
  id: string;
}

const byMail = ['create', 'read', 'reply', 'reopen'].map((verb) => `helpdesk.ticket.${verb}`);

/** Who acts, or why nobody does. */
export async function writerOf(arrived: Arrived<DeskMail>): Promise<{ writer: Writer } | { outcome: Outcome }> {
  const { services, sender, settings, genuine } = arrived;
  if (sender.employee) {
    if (!sender.employee.active) return { outcome: { ignored: 'inactive' } };
    if (!genuine) return { outcome: { parked: 'not-genuine' } };
    const { id } = sender.employee;
    const actor = await chatActor(services, id, byMail, { channel: 'mail', chatId: '' });
    if (!actor) return { outcome: { ignored: 'inactive' } };
    return { writer: { actor, locale: actor.locale, personId: id, contactId: null, id } };
  }
  const known = await contactByEmail(services.pools.write as Sql, sender.address);
  if (!known && settings.strangers === 'refuse') {
    // Whoever is named falsely gets no letter of ours.
    if (genuine) await refusePolitely(arrived);
    return { outcome: { ignored: 'stranger' } };
  }
  const contact = known ?? (await newContact(arrived));
  const actor: Actor = { ...systemActor('mail'), outside: { id: contact.id, name: contact.name } };
  return { writer: { actor, locale: 'ru', personId: null, contactId: contact.id, id: contact.id } };
}

/** Made once: the next letter from the address finds it. */
async function newContact({ services, sender, id }: Arrived<DeskMail>): Promise<{ id: string; name: string }> {
  const { body } = await call(
    services,
    createContact.name,
    systemActor('mail'),
    { kind: 'person', name: sender.name || sender.address, emails: [sender.address] },
    { idempotencyKey: `mail:${id}:contact` },
  );
  return body as { id: string; name: string };
}
