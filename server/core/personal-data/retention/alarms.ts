// Alarms of terms: at ten, three and no days left, and for an incident's notices by the hour; each told once.
import { sql } from 'kysely';
import { sqlOf, unscoped } from '../../handle.ts';
import type { AnyUnit } from '../../unit.ts';
import { tellOfficers } from '../officers.ts';

export const steps = [10, 3, 0] as const;

/** The step that a number of days left has reached, or null before the first. */
export const stepFor = (daysLeft: number): number | null => {
  const reached = steps.filter((step) => daysLeft <= step);
  return reached.at(-1) ?? null;
};

interface Due {
  id: string;
  number: number;
  left: number;
  alarmed: number | null;
}

async function tell(unit: AnyUnit, table: 'disposal' | 'subject_request', due: Due): Promise<boolean> {
  const step = stepFor(due.left);
  if (step === null || (due.alarmed !== null && due.alarmed <= step)) return false;
  const task = table === 'disposal';
  const left = Math.max(0, due.left);
  await tellOfficers(unit, {
    operation: task ? 'privacy.disposal.list' : 'privacy.request.list',
    data: {
      to: task ? `/privacy/disposals/${due.id}` : `/privacy/requests/${due.id}`,
      number: due.number,
      left: due.left,
    },
    text: task
      ? {
          ru: `Уничтожение персональных данных, задание № ${due.number}: осталось дней — ${left}.`,
          en: `Destruction of personal data, task ${due.number}: days left: ${left}.`,
        }
      : {
          ru: `Обращение субъекта персональных данных № ${due.number}: осталось дней — ${left}.`,
          en: `Request of a data subject ${due.number}: days left: ${left}.`,
        },
    key: `${table}:${due.id}:${step}`,
  });
  await unscoped(unit).updateTable(table).set({ alarmed: step }).where('id', '=', due.id).execute();
  return true;
}

// The four alarms about an incident, in the order in which they come.
const incidentAlarms = [
  { ru: 'первичное уведомление ждёт отправки, срок — 24 часа', en: 'the first notice waits, its term is 24 hours' },
  { ru: 'срок первичного уведомления (24 часа) прошёл', en: 'the first notice is late (24 hours)' },
  {
    ru: 'дополнительное уведомление ждёт отправки, срок — 72 часа',
    en: 'the second notice waits, its term is 72 hours',
  },
  { ru: 'срок дополнительного уведомления (72 часа) прошёл', en: 'the second notice is late (72 hours)' },
];
/** The alarm that an open incident has reached: the first comes with six hours left, the third with twenty-four. */
const reachedAlarm = `case
  when second_notice_at is null and $1::timestamptz >= noticed_at + interval '72 hours' then 4
  when second_notice_at is null and $1::timestamptz >= noticed_at + interval '48 hours' then 3
  when first_notice_at is null and $1::timestamptz >= noticed_at + interval '24 hours' then 2
  when first_notice_at is null and $1::timestamptz >= noticed_at + interval '18 hours' then 1
  else 0 end`;

export const incidentsToAlarm = `select id, number, step
  from incident cross join lateral (select ${reachedAlarm} as step) reached
  where closed_at is null and step > 0 and not step::text = any(alarmed) order by noticed_at limit 500`;

async function tellIncidents(unit: AnyUnit): Promise<number> {
  const { rows } = await sqlOf(unit).query<{ id: string; number: number; step: number }>(incidentsToAlarm, [
    unit.moment,
  ]);
  for (const { id, number, step } of rows) {
    const words = incidentAlarms[step - 1] as { ru: string; en: string };
    await tellOfficers(unit, {
      operation: 'privacy.incident.list',
      data: { to: `/privacy/incidents/${id}`, number },
      text: { ru: `Инцидент № ${number}: ${words.ru}.`, en: `Incident ${number}: ${words.en}.` },
      key: `incident:${id}:${step}`,
    });
    await sqlOf(unit).query('update incident set alarmed = array_append(alarmed, $2) where id = $1', [
      id,
      String(step),
    ]);
  }
  return rows.length;
}

/** Tells of everything that is due within ten days and was not told of yet; says how many. */
export async function tellDue(unit: AnyUnit): Promise<number> {
  const db = unscoped(unit);
  const tasks = await sql<Due>`select id, number, due_on - ${unit.today}::date as left, alarmed from disposal
    where state in ('proposed', 'approved') and due_on <= ${unit.today}::date + 10 order by due_on, id limit 500`.execute(
    db,
  );
  const requests =
    await sql<Due>`select id, number, coalesce(prolonged_on, due_on) - ${unit.today}::date as left, alarmed
    from subject_request where state = 'open' and due_on <= ${unit.today}::date + 30 order by due_on, id limit 500`.execute(
      db,
    );
  let told = await tellIncidents(unit);
  for (const due of tasks.rows) if (await tell(unit, 'disposal', due)) told += 1;
  for (const due of requests.rows) if (await tell(unit, 'subject_request', due)) told += 1;
  return told;
}
