// Runs that did nothing are forgotten after the days of the setting; its check tells how many that would be.
import { triggersSetting } from '#contract/settings/triggers.ts';
import { sqlOf } from '../handle.ts';
import type { JobDefinition } from '../jobs/definition.ts';
import type { Services } from '../services.ts';
import { plain, type SettingCheck } from '../settings/registry.ts';
import { settingValue } from '../settings/value.ts';

const atOnce = 5_000;
const before = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString();

async function forget(services: Services): Promise<void> {
  const { keepIdleDays } = await settingValue(services, triggersSetting);
  const until = before(services.clock.now(), keepIdleDays);
  for (;;) {
    const { rowCount } = await services.pools.write.query(
      `delete from trigger_run where id in (select id from trigger_run
         where outcome in ('not_matched', 'stopped') and ended_at < $1 order by ended_at limit ${atOnce})`,
      [until],
    );
    if ((rowCount ?? 0) < atOnce) return;
  }
}

export const forgetIdleRuns: JobDefinition = { name: 'core.trigger.forget', schedule: '23 * * * *', run: forget };

export const keepingCheck: SettingCheck<typeof triggersSetting> = {
  hint: {
    ru: 'Сколько записей о несработавших триггерах есть и сколько из них удалится.',
    en: 'How many idle runs there are, and how many of them would go.',
  },
  async run(reader, { value }) {
    const { rows } = await sqlOf(reader).query<{ all: number; old: number }>(
      `select count(*)::int as all, count(*) filter (where ended_at < $1)::int as old from trigger_run
       where outcome in ('not_matched', 'stopped')`,
      [before(reader.now, value.keepIdleDays)],
    );
    const { all = 0, old = 0 } = rows[0] ?? {};
    return {
      told: { ru: 'Проверено', en: 'Checked' },
      findings: [plain(`Сейчас записей: ${all}, из них удалится: ${old}`, `Now: ${all}, of which would go: ${old}`)],
    };
  },
};
