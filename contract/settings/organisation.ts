// Whose system this is: stands on the first page, in letters of the program, in consents and acts.
import * as z from 'zod';
import { defineSetting } from '../setting.ts';

export const organisationSetting = defineSetting({
  key: 'organisation',
  title: { ru: 'Организация', en: 'Organisation' },
  hint: {
    ru: 'Название и реквизиты стоят на странице входа, в письмах программы, в согласиях и актах.',
    en: 'The name and details stand on the sign-in page, in mail of the program, in consents and acts.',
  },
  shape: z.object({
    name: z.string().trim().min(1).max(200).default('Ведомо'),
    fullName: z.string().trim().max(500).default(''),
    inn: z
      .string()
      .trim()
      .regex(/^(\d{10}|\d{12})?$/)
      .default(''),
    address: z.string().trim().max(500).default(''),
    email: z.union([z.literal(''), z.email().max(254)]).default(''),
    phone: z.string().trim().max(60).default(''),
    /** Who answers people about their personal data. */
    privacyContact: z.string().trim().max(300).default(''),
  }),
  fields: {
    name: { title: { ru: 'Краткое название', en: 'Short name' } },
    fullName: { title: { ru: 'Полное название', en: 'Full name' } },
    inn: { title: { ru: 'ИНН', en: 'Taxpayer number (INN)' }, hint: { ru: '10 или 12 цифр', en: '10 or 12 digits' } },
    address: { title: { ru: 'Адрес', en: 'Address' } },
    email: { title: { ru: 'Электронная почта', en: 'E-mail' } },
    phone: { title: { ru: 'Телефон', en: 'Phone' } },
    privacyContact: {
      title: { ru: 'Ответственный за персональные данные', en: 'Personal-data officer' },
      hint: { ru: 'Как его найти: должность, телефон, почта', en: 'How to reach them: position, phone, e-mail' },
    },
  },
});
