// The check of shifts: who is on duty now, and whether the roster names anybody for the days to come.
import { sql } from 'kysely';
import type { shiftsSetting } from '#contract/settings/shifts.ts';
import { sqlOf, unscoped } from '../handle.ts';
import { bad, good, plain, type SettingCheck } from '../settings/registry.ts';
import { shiftsAt } from './on-duty.ts';

export const shiftsCheck: SettingCheck<typeof shiftsSetting> = {
  hint: { ru: 'Кто на смене сейчас и кого называет график.', en: 'Who is on duty now, and whom the roster names.' },
  async run(reader, { value }) {
    const people = await shiftsAt(sqlOf(reader), reader.moment);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from duty_line
      where ends_on is null or ends_on >= ${reader.today}::date`.execute(unscoped(reader));
    const lines = rows[0]?.count ?? 0;
    return {
      told: { ru: `Сейчас на смене: ${people.length}`, en: `On duty now: ${people.length}` },
      findings: [
        people.length > 0
          ? good('На смене есть люди', 'There are people on duty', { people: people.map((one) => one.person) })
          : bad('Сейчас на смене никого нет', 'Nobody is on duty now'),
        plain(`Строк в графике смен: ${lines}`, `Lines of the roster: ${lines}`, { to: '/roster' }),
        value.phone
          ? good(`Телефон дежурных: ${value.phone}`, `Telephone of those on duty: ${value.phone}`)
          : plain('Телефон дежурных не указан', 'No telephone of those on duty'),
      ],
    };
  },
};
