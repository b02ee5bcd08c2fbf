// Organisations and people outside, with whom the demonstration corresponds; the first ones write most of it.
import { inTransaction } from '#core/bulk/transaction.ts';
import { writeEvents } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import { emptyContact, type NewContact, writeContacts } from '#modules/contacts/index.ts';
import type { Chance } from './chance.ts';
import type { DemoContact, DemoGround } from './ground.ts';
import { personName } from './people.ts';
import { cities, firms, offices, streets, trades } from './words.ts';

/** Ten digits of a made-up taxpayer with the right check digit. */
function innOf(at: number): string {
  const digits = String(290_000_000 + at * 37).padStart(9, '0');
  const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
  const sum = [...digits].reduce((all, digit, place) => all + Number(digit) * (weights[place] ?? 0), 0);
  return digits + ((sum % 11) % 10);
}

export async function makeContacts(
  services: Services,
  random: Chance,
  count: number,
): Promise<Pick<DemoGround, 'contacts' | 'offices' | 'firms' | 'persons'>> {
  const names = new Set<string>(offices);
  while (names.size < count * 0.9) {
    const form = random.one(['ООО', 'ООО', 'ООО', 'АО', 'МУП', 'ПАО']);
    names.add(
      `${form} «${random.one(firms)}${random.one(trades)}${names.size % 3 === 0 ? `-${random.one(cities)}` : ''}${names.size > 900 ? ` ${names.size}` : ''}»`,
    );
  }
  const people = new Set<string>();
  while (people.size < count * 0.1) people.add(personName(random));
  const address = () => `г. ${random.one(cities)}, ул. ${random.one(streets)}, д. ${1 + random.below(90)}`;
  const contacts = [...names].map(
    (name, at): NewContact => ({
      id: newId(),
      kind: 'organisation',
      values: {
        ...emptyContact,
        name,
        inn: innOf(at + 1),
        kpp: '290101001',
        postalAddress: address(),
        emails: [`info@firma${at + 1}.example`],
      },
    }),
  );
  for (const name of people)
    contacts.push({ id: newId(), kind: 'person', values: { ...emptyContact, name, postalAddress: address() } });
  const actor = systemActor('demo');
  for (let from = 0; from < contacts.length; from += 1_000)
    await inTransaction(services, async (client) => {
      const batch = contacts.slice(from, from + 1_000);
      const subjectIds = await writeContacts(services, client, actor, batch);
      const data = { what: 'demo: contacts', records: batch.length };
      await writeEvents(services, client, actor, 'core.bulk.fill', [{ data, subjectIds }], 'done');
    });
  const made = contacts.map(({ id, values }): DemoContact => ({ id, name: values.name }));
  return {
    contacts: made,
    offices: made.slice(0, offices.length),
    firms: made.slice(offices.length, names.size),
    persons: made.slice(names.size),
  };
}
