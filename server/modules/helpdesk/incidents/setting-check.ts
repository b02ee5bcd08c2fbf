// The check of the setting: where the question would be raised now.
import type { incidentsSetting } from '#contract/settings/incidents.ts';
import { sqlOf } from '#core/handle.ts';
import { plain, type SettingCheck } from '#core/settings/registry.ts';
import { crowds } from './proposals.ts';

export const incidentsCheck: SettingCheck<typeof incidentsSetting> = {
  hint: {
    ru: 'Где при таких числах массовый сбой был бы замечен прямо сейчас.',
    en: 'Where a mass incident would be noticed right now by these numbers.',
  },
  async run(reader, { value }) {
    const found = await crowds(sqlOf(reader), reader.now, value);
    return {
      told:
        found.length === 0
          ? { ru: 'Сейчас таких скоплений заявок нет', en: 'There are no such crowds of tickets now' }
          : { ru: `Сейчас таких мест: ${found.length}`, en: `Such places now: ${found.length}` },
      findings: found
        .slice(0, 20)
        .map((one) =>
          plain(
            `${one.category}, ${one.building}: заявок ${one.tickets}`,
            `${one.category}, ${one.building}: tickets ${one.tickets}`,
          ),
        ),
    };
  },
};
