// The list of contacts as a file.
import { countContacts, listContacts } from '#contract/contacts.ts';
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
