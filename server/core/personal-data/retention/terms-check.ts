// The check of the terms: what would be proposed today, and which alerts the limits would have raised in the last week.
import { sql } from 'kysely';
import type { SettingFinding } from '#contract/setting.ts';
import type { personalDataSetting } from '#contract/settings/personal-data.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import { bad, good, plain, type SettingCheck } from '../../settings/registry.ts';
import { countUnusual } from '../readers/find-alerts.ts';
import { categories } from './reached.ts';

const lookedBackDays = 7;

const alertWords: Record<string, { ru: string; en: string }> = {
  many: { ru: 'больше обычного за час', en: 'more than usual in an hour' },
  night: { ru: 'ночью', en: 'at night' },
  'other-department': { ru: 'чужие подразделения', en: 'other departments' },
};

export const termsCheck: SettingCheck<typeof personalDataSetting> = {
  hint: {
    ru: 'Что по этим срокам было бы предложено к уничтожению сегодня и какие тревоги подняли бы эти пороги за неделю. Ничего не меняет.',
    en: 'What these terms would propose to destroy today, and which alerts these limits would have raised in a week. Changes nothing.',
  },
  async run(reader, { value }) {
    const at = { moment: reader.now.toISOString(), today: reader.today };
    const findings: SettingFinding[] = [];
    let proposed = 0;
    for (const { title, reached } of categories) {
      const found = reached(value, at);
      if (!found) {
        findings.push(plain(`${title.ru}: срок не задан, не предлагаются`, `${title.en}: no term, never proposed`));
        continue;
      }
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${found}) as reached`.execute(
        unscoped(reader),
      );
      const count = rows[0]?.count ?? 0;
      proposed += count;
      findings.push(
        count === 0
          ? good(`${title.ru}: срок ни у кого не вышел`, `${title.en}: no term has passed`)
          : plain(`${title.ru}: будет предложено — ${count}`, `${title.en}: to be proposed: ${count}`, {
              to: '/privacy/disposals',
            }),
      );
    }
    const alerts = await countUnusual(sqlOf(reader), shapeOf(reader).services, value, lookedBackDays);
    if (alerts.length === 0)
      findings.push(
        good(
          'За неделю эти пороги не подняли бы ни одной тревоги',
          'These limits would have raised no alert in a week',
        ),
      );
    for (const { kind, hours } of alerts) {
      const words = alertWords[kind] ?? { ru: kind, en: kind };
      findings.push(
        bad(`За неделю тревог «${words.ru}» было бы: ${hours}`, `Alerts in a week, ${words.en}: ${hours}`, {
          to: '/privacy/alerts',
        }),
      );
    }
    return {
      told: {
        ru: `Сегодня было бы предложено к уничтожению: ${proposed}`,
        en: `To be proposed for destruction today: ${proposed}`,
      },
      findings,
    };
  },
};
