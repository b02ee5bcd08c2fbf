// Terms of keeping by category, and what counts as unusual reading of people's cards.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

const days = (otherwise: number) => z.number().int().min(0).max(36_500).default(otherwise);

export const personalDataSetting = defineSetting({
  key: 'personal-data',
  title: { ru: 'Персональные данные: сроки и тревоги', en: 'Personal data: terms and alerts' },
  hint: {
    ru: 'По срокам программа только предлагает; уничтожает она то, что утвердил ответственный за персональные данные. Ноль — не предлагать.',
    en: 'By these terms the program only proposes; it destroys what the personal-data officer has approved. Zero: do not propose.',
  },
  shape: z.object({
    unconfirmedDays: days(30),
    rejectedDays: days(30),
    deactivatedDays: days(1_825),
    consentProofDays: days(1_095),
    actYears: z.number().int().min(3).max(75).default(3),
    backupDays: z.number().int().min(0).max(3_650).default(30),
    cardsPerHour: z.number().int().min(0).max(100_000).default(100),
    nightFrom: z.number().int().min(0).max(23).default(22),
    nightTo: z.number().int().min(0).max(23).default(6),
    nightCards: z.number().int().min(0).max(100_000).default(20),
    otherDepartmentCards: z.number().int().min(0).max(100_000).default(0),
  }),
  fields: {
    unconfirmedDays: { title: { ru: 'Неподтверждённая регистрация, дней', en: 'Unconfirmed registration, days' } },
    rejectedDays: { title: { ru: 'Отклонённая регистрация, дней', en: 'Rejected registration, days' } },
    deactivatedDays: {
      title: { ru: 'Отключённая учётная запись, дней', en: 'Deactivated account, days' },
      hint: { ru: '1825 дней — пять лет', en: '1825 days are five years' },
    },
    consentProofDays: {
      title: { ru: 'Доказательства согласия после его окончания, дней', en: 'Proof of a consent after its end, days' },
    },
    actYears: {
      title: { ru: 'Акты об уничтожении, лет', en: 'Acts of destruction, years' },
      hint: { ru: 'Не меньше трёх (приказ РКН № 179)', en: 'Not less than three' },
    },
    backupDays: {
      title: { ru: 'Сколько дней хранятся резервные копии', en: 'How many days backups are kept' },
      hint: {
        ru: 'По этому сроку акт называет день, когда исчезнет последняя копия с уничтоженными данными',
        en: 'By it an act names the day when the last backup with the destroyed data is gone',
      },
    },
    cardsPerHour: {
      title: { ru: 'Тревога: людей за час больше чем', en: 'Alert: more people in an hour than' },
      hint: { ru: 'Ноль — без тревоги', en: 'Zero: no alert' },
    },
    nightFrom: { title: { ru: 'Ночь с, час', en: 'Night from, hour' } },
    nightTo: { title: { ru: 'Ночь до, час', en: 'Night until, hour' } },
    nightCards: {
      title: { ru: 'Тревога: людей за ночной час больше чем', en: 'Alert: more people in a night hour than' },
    },
    otherDepartmentCards: {
      title: {
        ru: 'Тревога: людей чужих подразделений за час больше чем',
        en: 'Alert: more people of other departments in an hour than',
      },
      hint: { ru: 'Ноль — без тревоги', en: 'Zero: no alert' },
    },
  },
});
