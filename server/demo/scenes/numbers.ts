// Reserved numbers: a block used in part, one whose day is over, one given up with its reason, one for the days to come.
import { addDays } from '#core/calendar/calendar.ts';
import type { DemoGround } from '../ground.ts';
import type { Office } from '../office.ts';
import { type DemoPerson, demoPerson } from '../people.ts';

const dayMs = 86_400_000;

/** Before the last days are lived through: later letters get the numbers behind these. Returns how many were registered. */
export async function earlyReserves(office: Office, ground: DemoGround, first: number): Promise<number> {
  const then = office.at(first);
  const editor = demoPerson(ground.people, 'editor');
  const other = ground.people.clerks[1] ?? editor;
  const over = await reserve(
    then,
    other,
    ground.series.incoming.id,
    5,
    'Выездной приём в Северодвинске',
    addDays(then.today, 4),
  );
  const away = await reserve(then, editor, ground.series.outgoing.id, 6, 'Бланки, напечатанные заранее', null);
  const none = await reserve(
    then,
    other,
    ground.series.internal.id,
    3,
    'День без связи: ремонт сети',
    addDays(then.today, 1),
  );
  const later = office.at(first + dayMs);
  let registered = 0;
  const [use] = over.left;
  const party = ground.contacts[3];
  if (use && party) {
    registered += 1;
    await later.do('correspondence.letter.register', other, {
      journalId: ground.series.incoming.id,
      number: { ordinal: use.ordinal },
      subject: 'Обращение с выездного приёма: о подключении дома',
      correspondentId: party.id,
      externalNumber: 'б/н',
      kindId: ground.kinds.incoming[0]?.id,
    });
  }
  const [blank] = away.left;
  const addressee = ground.contacts[5];
  if (blank && addressee) {
    registered += 1;
    await later.do('correspondence.letter.register', editor, {
      journalId: ground.series.outgoing.id,
      number: { ordinal: blank.ordinal },
      subject: 'О направлении технических условий',
      addressees: [{ contactId: addressee.id, deliveryMethod: 'hand' }],
      kindId: ground.kinds.outgoing[0]?.id,
    });
  }
  await later.do('correspondence.number.release', other, { id: none.id, reason: 'Связь восстановили раньше' });
  return registered;
}

/** Today's: for those who travel next week. */
export async function lateReserves(office: Office, ground: DemoGround): Promise<void> {
  const editor = demoPerson(ground.people, 'editor');
  const until = addDays(office.today, 9);
  await reserve(office, editor, ground.series.incoming.id, 4, 'Выездной приём в Котласе', until);
}

interface Reservation {
  id: string;
  left: { ordinal: number }[];
}
const reserve = (office: Office, who: DemoPerson, id: string, count: number, reason: string, until: string | null) =>
  office.do<Reservation>('correspondence.number.reserve', who, { id, count, reason, until });
