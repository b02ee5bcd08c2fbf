// Contacts as clerks leave them: the same organisation typed twice, a merge that was made, a pair that only looks alike,
// people who work at organisations.

import type { createContact } from '#contract/contacts.ts';
import type { Output, RawInput } from '#contract/core.ts';
import type { Chance } from '../chance.ts';
import type { DemoGround } from '../ground.ts';
import type { Office } from '../office.ts';
import { demoPerson, personName } from '../people.ts';

export async function makeDoubtful(office: Office, ground: DemoGround, random: Chance): Promise<void> {
  const editor = demoPerson(ground.people, 'editor');
  const admin = demoPerson(ground.people, 'admin');
  const make = async (input: RawInput<typeof createContact>) =>
    (await office.do<Output<typeof createContact>>('contacts.contact.create', editor, input)).id;
  const firms = ground.contacts.filter((one) => /^(ООО|АО) «/u.test(one.name)).slice(0, 12);
  const [one, two, three, four] = firms;
  if (!one || !two || !three || !four) return;
  /** «ООО «Маяк»» as it is typed in a hurry: «Маяк ООО». */
  const turned = (name: string) => name.replace(/^(\S+) «(.+)»$/u, '$2, $1');
  await make({ kind: 'organisation', name: turned(one.name), phones: ['+7 8182 44-10-20'] });
  await make({ kind: 'organisation', name: turned(two.name), emails: ['priemnaya@firma.example'] });
  const merged = await make({ kind: 'organisation', name: turned(three.name), note: 'Заведено при приёме почты' });
  await office.do('contacts.contact.merge', admin, { id: three.id, otherIds: [merged] });
  const branch = await make({ kind: 'organisation', name: four.name.replace('»', '»-Север') });
  await office.do('contacts.double.part', admin, { oneId: four.id, otherId: branch });
  for (const firm of firms.slice(0, 8))
    for (const position of ['Директор', 'Главный бухгалтер'])
      await make({ kind: 'person', name: personName(random), organisationId: firm.id, position });
  // What the worker does each minute: the pairs are there at the first look.
  await office.services.catalog.jobs.find((job) => job.name === 'contacts.double.find')?.run(office.services, {});
}
