// What people keep on their desks: letters half typed, views of lists, letters they follow, registers and exports they
// asked for, an import that waits for the word.
import { addDays } from '#core/calendar/calendar.ts';
import { startTaskRunner } from '#core/tasks/task-runner.ts';
import type { DemoGround } from '../ground.ts';
import type { Office } from '../office.ts';
import { demoPerson } from '../people.ts';
import type { LivedLetter } from './days.ts';

export async function fillDesks(office: Office, ground: DemoGround, lived: readonly LivedLetter[]): Promise<void> {
  const editor = demoPerson(ground.people, 'editor');
  const admin = demoPerson(ground.people, 'admin');
  const owner = demoPerson(ground.people, 'owner');
  await makeDrafts(office, ground, lived);
  const kindOf = (name: string) => ground.kinds.incoming.find((kind) => kind.name === name)?.id ?? '';
  const views = [
    [editor, 'correspondence.incoming', 'Жалобы', { kindId: kindOf('Жалоба') }, true],
    [editor, 'correspondence.incoming', 'На контроле, просрочено', { onControl: 'true', due: '@overdue' }, false],
    [editor, 'correspondence.outgoing', 'Ещё не ушло', { deliveryState: 'to_send' }, false],
    [admin, 'correspondence.incoming', 'Договоры этого года', { kindId: kindOf('Договор'), registered: '@year' }, true],
    [owner, 'correspondence.incoming', 'На контроле', { onControl: 'true' }, false],
  ] as const;
  for (const [who, list, name, filters, shared] of views) {
    const settings = { filters, sort: null, columns: null };
    const { id } = await office.do<{ id: string }>('core.view.save', who, { list, name, settings });
    if (shared) await office.do('core.view.share', admin, { id, shared: true }).catch(() => undefined);
  }
  for (const letter of lived.filter((one) => one.answerBy && one.open).slice(-9, -3))
    await office.do('record.watch.set', editor, { id: letter.id, on: true });
}

/** The manager of the office types in a letter that a colleague registered this week: its double is shown at once. */
async function makeDrafts(office: Office, ground: DemoGround, lived: readonly LivedLetter[]): Promise<void> {
  const known = lived.filter((one) => one.direction === 'incoming').at(-4);
  const party = ground.contacts[1];
  if (!known || !party) return;
  const draft = (who: { id: string }, data: Record<string, unknown>) =>
    office.do('core.draft.save', who, { operation: 'correspondence.letter.register', version: 0, data });
  await draft(demoPerson(ground.people, 'editor'), {
    subject: known.subject,
    correspondent: { id: known.contact.id, label: known.contact.name },
    externalNumber: known.externalNumber,
    registeredOn: office.today,
    receivedOn: office.today,
    deliveryMethod: 'post',
  });
  await draft(demoPerson(ground.people, 'admin'), {
    subject: 'О переносе срока поставки',
    correspondent: { id: party.id, label: party.name },
    registeredOn: office.today,
    receivedOn: office.today,
  });
}

export interface TasksOptions {
  ownerUrl: string;
  /** The first of the days that were lived through. */
  from: string;
}

/** Long tasks of two people, carried out here and now by the program's own runner. */
export async function runTasks(office: Office, ground: DemoGround, { ownerUrl, from }: TasksOptions): Promise<void> {
  const editor = demoPerson(ground.people, 'editor');
  const admin = demoPerson(ground.people, 'admin');
  const { today } = office;
  const week = { from, to: today };
  for (const [who, journalId] of [
    [editor, ground.series.incoming.id],
    [editor, ground.series.outgoing.id],
    [admin, ground.series.incoming.id],
  ] as const)
    await office.do('correspondence.register.make', who, {
      journalId,
      ...(from.slice(0, 4) === today.slice(0, 4) ? week : {}),
    });
  const filter = { direction: 'incoming', registeredFrom: addDays(today, -30), onControl: true };
  await office.do('core.export.start', admin, {
    list: 'correspondence.letter.list',
    filter,
    about: ['На контроле: да'],
  });
  const file = await office.upload(
    admin,
    'Организации из старой базы.csv',
    Buffer.from(`\ufeff${organisations}`, 'utf8'),
  );
  await office.do('core.import.begin', admin, { fileId: file, kind: 'contacts.organisations' });
  const { services } = office;
  const runner = startTaskRunner(services, ownerUrl, services.log);
  try {
    for (let round = 0; round < 600; round++) {
      const { rows } = await services.pools.read.query(
        `select from task where state in ('waiting', 'running') limit 1`,
      );
      if (rows.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await runner.stop();
  }
}

/** Two rows are not as they should be. */
const organisations = [
  'Наименование;ИНН;КПП;Почтовый адрес;Электронная почта',
  'ООО «Поморский причал»;2901000024;290101001;г. Архангельск, ул. Причальная, д. 4;info@prichal.example',
  'АО «Белый парус»;7707083893;773601001;г. Мурманск, пр. Ленина, д. 12;office@parus.example',
  'МУП «Тепло Котласа»;12345;;г. Котлас, ул. Советская, д. 1;',
  ';;;г. Онега, ул. Школьная, д. 8;onega@school.example',
  'ООО «Двинские паромы»;;;г. Северодвинск, ул. Садовая, д. 3;parom@dvina.example',
].join('\r\n');
