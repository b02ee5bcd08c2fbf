// The check of giving out: how many tickets nobody does now, and who would hear of them.
import type { dispatchSetting } from '#contract/settings/dispatch.ts';
import { sqlOf } from '#core/handle.ts';
import { bad, good, plain, type SettingCheck } from '#core/settings/registry.ts';
import { onDutyAmong } from '#core/shifts/on-duty.ts';
import { holdersOf } from './unassigned.ts';

export const dispatchCheck: SettingCheck<typeof dispatchSetting> = {
  hint: {
    ru: 'Сколько заявок сейчас без исполнителя и кто о них узнает.',
    en: 'How many tickets nobody does now, and who would hear of them.',
  },
  async run(reader, { value }) {
    const sql = sqlOf(reader);
    const { rows } = await sql.query<{ count: number }>(
      'select count(*)::int as count from ticket where unassigned_since is not null and unassigned_told_at is null',
    );
    const waiting = rows[0]?.count ?? 0;
    const people = await holdersOf(sql, value.tellRoles, reader.moment);
    const here = await onDutyAmong(sql, reader.moment, people);
    return {
      told: { ru: `Без исполнителя сейчас: ${waiting}`, en: `Without an executor now: ${waiting}` },
      findings: [
        people.length > 0
          ? good(`Узнают о таких заявках: ${people.length}`, `People who hear of them: ${people.length}`)
          : bad('О таких заявках не узнает никто: роли ни у кого нет', 'Nobody hears of them: nobody has the role'),
        plain(`Из них сейчас на смене: ${here.length}`, `Of these on duty now: ${here.length}`),
      ],
    };
  },
};
