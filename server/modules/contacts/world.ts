// A few contacts of a believable organisation, made by the module's own actions.

import type { createContact, mergeContacts } from '#contract/contacts.ts';
import type { Output, RawInput } from '#contract/core.ts';
import type { Actor } from '#core/actor.ts';
import { call } from '#core/runner.ts';
import type { Services } from '#core/services.ts';

export interface ContactsWorld {
  organisation: string;
  supplier: string;
  person: string;
  /** Looks like the organisation. */
  double: string;
  /** A merge that was made. */
  merge: string;
}

export async function makeContacts(services: Services, clerk: Actor): Promise<ContactsWorld> {
  const make = async (input: RawInput<typeof createContact>): Promise<string> => {
    const { body } = await call(services, 'contacts.contact.create', clerk, input);
    return (body as Output<typeof createContact>).id;
  };
  const organisation = await make({
    kind: 'organisation',
    name: 'ООО «Ромашка»',
    fullName: 'Общество с ограниченной ответственностью «Ромашка»',
    inn: '7707083893',
    kpp: '773601001',
    postalAddress: '117312, Москва, ул. Вавилова, 19',
    emails: ['info@romashka.example'],
    phones: ['+7 495 500-55-50'],
  });
  const supplier = await make({
    kind: 'organisation',
    name: 'АО «Северные поставки»',
    emails: ['office@sever.example'],
  });
  const person = await make({
    kind: 'person',
    name: 'Иванов Пётр Сергеевич',
    organisationId: organisation,
    position: 'Начальник отдела сбыта',
    phones: ['+7 916 123-45-67'],
  });
  const double = await make({ kind: 'organisation', name: 'ООО «Ромашка-Сервис»', phones: ['+7 495 500-55-50'] });
  const merged = await make({ kind: 'organisation', name: 'Северные поставки, АО' });
  const { body } = await call(services, 'contacts.contact.merge', clerk, { id: supplier, otherIds: [merged] });
  const merge = (body as Output<typeof mergeContacts>).merged[0]?.mergeId ?? '';
  return { organisation, supplier, person, double, merge };
}
