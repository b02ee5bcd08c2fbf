// How long runs of triggers that did nothing are kept.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const triggersSetting = defineSetting({
  key: 'triggers',
  title: { ru: 'Триггеры', en: 'Triggers' },
  hint: {
    ru: 'Журнал срабатываний: сработавшие и отказы хранятся всегда, остальные — столько дней',
    en: 'Runs of triggers: those that worked or failed are kept for good, the others for so many days',
  },
  shape: z.object({ keepIdleDays: z.number().int().min(1).max(365).default(14) }),
  fields: {
    keepIdleDays: {
      title: { ru: 'Сколько дней хранить несработавшие', en: 'Days to keep runs that did not match' },
      hint: {
        ru: 'По ним видно, почему триггер промолчал. При многих триггерах их бывает больше, чем заявок',
        en: 'They tell why a trigger kept silent. With many triggers there may be more of them than tickets',
      },
    },
  },
});
