// Alarms of terms: at ten, three and no days left, each told once.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
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
  let told = 0;
  for (const due of tasks.rows) if (await tell(unit, 'disposal', due)) told += 1;
  for (const due of requests.rows) if (await tell(unit, 'subject_request', due)) told += 1;
  return told;
}
