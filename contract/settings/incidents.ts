// Mass incidents: how many tickets of one category from one building, in how short a time, raise the question.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const incidentsSetting = defineSetting({
  key: 'incidents',
  title: { ru: 'Массовые сбои', en: 'Mass incidents' },
  hint: {
    ru: 'Когда из одного корпуса за короткое время приходит много заявок одной категории, диспетчеру предлагается объединить их в один сбой',
    en: 'When many tickets of one category come from one building in a short time, the dispatcher is asked to join them into one incident',
  },
  shape: z.object({
    on: z.boolean().default(true),
    tickets: z.number().int().min(2).max(1000).default(5),
    minutes: z.number().int().min(1).max(1440).default(15),
    quietHours: z.number().int().min(1).max(168).default(4),
  }),
  fields: {
    on: { title: { ru: 'Замечать массовые сбои', en: 'Notice mass incidents' } },
    tickets: {
      title: { ru: 'Сколько заявок', en: 'How many tickets' },
      hint: { ru: 'Одной категории из одного корпуса', en: 'Of one category from one building' },
    },
    minutes: { title: { ru: 'За сколько минут', en: 'In how many minutes' } },
    quietHours: {
      title: { ru: 'После отказа не предлагать, часов', en: 'Not asked again after a refusal, hours' },
    },
  },
});
