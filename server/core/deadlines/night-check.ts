// The check of the night: which deadlines of the coming week fall into it, and whether anybody would hear of them.
import { sql } from 'kysely';
import type { SettingFinding } from '#contract/setting.ts';
import type { deadlinesSetting } from '#contract/settings/deadlines.ts';
import { shapeOf, unscoped } from '../handle.ts';
import { bad, good, plain, type SettingCheck } from '../settings/registry.ts';
import { type Night, nightEnd } from './moments.ts';
import { nightOf } from './settle.ts';

const lookedAheadDays = 7;
/** Beyond this many the counts are of the nearest. */
const countedAtMost = 10_000;

export const nightCheck: SettingCheck<typeof deadlinesSetting> = {
  hint: {
    ru: 'Сколько сроков ближайшей недели приходится на ночь и есть ли кому о них узнать.',
    en: 'How many deadlines of the coming week fall into the night, and whether anybody would hear of them.',
  },
  async run(reader, { value }) {
    const night: Night = nightOf(shapeOf(reader).services, value);
    const now = reader.now.toISOString();
    const db = unscoped(reader);
    const { rows } = await sql<{ at: string }>`
      select due_at as at from record_deadline
      where state <> 'stopped' and due_at >= ${now}::timestamptz
        and due_at < ${now}::timestamptz + make_interval(days => ${lookedAheadDays})
      order by due_at limit ${sql.raw(String(countedAtMost))}`.execute(db);
    const atNight = rows.filter(({ at }) => nightEnd(night, Date.parse(at)) !== undefined).length;
    const policies = await sql<{ all: number; alone: number; empty: number }>`
      select count(*)::int as all, count(*) filter (where v.duty_group_id is null)::int as alone,
        count(*) filter (where v.duty_group_id is not null and not exists (
          select from group_member m join app_user u on u.id = m.principal_id
          where m.group_id = v.duty_group_id and u.status = 'active'))::int as empty
      from deadline_policy p join deadline_policy_version v on v.policy_id = p.id and v.version = p.current
      where p.enabled`.execute(db);
    const { all, alone, empty } = policies.rows[0] as { all: number; alone: number; empty: number };
    const findings: SettingFinding[] = [
      night.from === night.until
        ? plain('Ночи нет: о сроках узнают сразу, в любой час', 'There is no night: deadlines are told at any hour')
        : plain(
            `На ночь приходится сроков: ${atNight} из ${rows.length} за ближайшие семь дней`,
            `Deadlines in the night: ${atNight} of ${rows.length} in the next seven days`,
          ),
    ];
    if (night.from !== night.until) {
      if (empty > 0)
        findings.push(
          bad(
            `Правил, у которых среди дежурных никого нет: ${empty}`,
            `Policies whose duty group has nobody: ${empty}`,
          ),
        );
      if (alone > 0)
        findings.push(
          plain(
            `Правил без дежурных: ${alone} из ${all}, по ним до утра не узнает никто`,
            `Policies without a duty: ${alone} of ${all}; nobody is told by them until the morning`,
          ),
        );
      if (all > 0 && alone === 0 && empty === 0)
        findings.push(good('У всех правил есть дежурные', 'Every policy has people on duty'));
    }
    return {
      told:
        empty > 0
          ? { ru: 'Ночью часть сроков никто не увидит', en: 'At night some deadlines reach nobody' }
          : { ru: 'Проверено', en: 'Checked' },
      findings,
    };
  },
};
