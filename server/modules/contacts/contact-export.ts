// The lists of contacts as files: all of them, and the pairs that look like one.
import { countContacts, listContacts, listDoubles } from '#contract/contacts.ts';
import { type ListExport, listExport, oneOf } from '#core/export/list-export.ts';

const kind = oneOf({
  organisation: { ru: 'Организация', en: 'Organisation' },
  person: { ru: 'Человек', en: 'Person' },
});

export const contactExport: ListExport = listExport(listContacts, {
  names: { contact: {} },
  count: countContacts,
  title: () => ({ ru: 'Контакты', en: 'Contacts' }),
  columns: [
    { key: 'name', title: { ru: 'Название или имя', en: 'Name' }, width: 44, value: (row) => row.name },
    { key: 'kind', title: { ru: 'Вид', en: 'Kind' }, width: 14, value: (row, locale) => kind(row.kind, locale) },
    { key: 'inn', title: { ru: 'ИНН', en: 'INN' }, width: 15, value: (row) => row.inn },
    {
      key: 'organisation',
      title: { ru: 'Организация', en: 'Organisation' },
      width: 36,
      value: (row) => row.organisationName,
    },
    { key: 'position', title: { ru: 'Должность', en: 'Position' }, width: 26, value: (row) => row.position },
  ],
});
const likeness = oneOf({
  'same-inn': { ru: 'один ИНН', en: 'same INN' },
  'same-ogrn': { ru: 'один ОГРН', en: 'same OGRN' },
  'same-name': { ru: 'одно название', en: 'same name' },
  'like-name': { ru: 'похожее название', en: 'like name' },
  'same-phone': { ru: 'один телефон', en: 'same phone' },
  'same-email': { ru: 'одна почта', en: 'same e-mail' },
});

export const doublesExport: ListExport = listExport(listDoubles, {
  title: () => ({ ru: 'Похожие контакты', en: 'Likely doubles of contacts' }),
  columns: [
    { key: 'one', title: { ru: 'Контакт', en: 'Contact' }, width: 40, value: (row) => row.one.name },
    { key: 'oneInn', title: { ru: 'Его ИНН', en: 'Its INN' }, width: 15, value: (row) => row.one.inn },
    { key: 'other', title: { ru: 'Похож на', en: 'Looks like' }, width: 40, value: (row) => row.other.name },
    { key: 'otherInn', title: { ru: 'ИНН похожего', en: 'INN of that one' }, width: 15, value: (row) => row.other.inn },
    {
      key: 'reasons',
      title: { ru: 'Почему', en: 'Why' },
      width: 40,
      value: (row, locale) => row.reasons.map((one) => likeness(one, locale)).join(', '),
    },
    { key: 'score', title: { ru: 'Сходство', en: 'Likeness' }, kind: 'number', width: 9, value: (row) => row.score },
  ],
});
