// The lists of contacts as files: all of them, and the pairs that look like one.
import { countContacts, listContacts, listDoubles } from '#contract/contacts.ts';
import { column, type ListExport, listExport, oneOf } from '#core/export/list-export.ts';

const kind = oneOf({
  organisation: { ru: 'Организация', en: 'Organisation' },
  person: { ru: 'Человек', en: 'Person' },
});

export const contactExport: ListExport = listExport(listContacts, {
  names: { contact: {} },
  count: countContacts,
  title: () => ({ ru: 'Контакты', en: 'Contacts' }),
  columns: [
    column('name', 'Название или имя', 'Name', 44, (row) => row.name),
    column('kind', 'Вид', 'Kind', 14, (row, locale) => kind(row.kind, locale)),
    column('inn', 'ИНН', 'INN', 15, (row) => row.inn),
    column('organisation', 'Организация', 'Organisation', 36, (row) => row.organisationName),
    column('position', 'Должность', 'Position', 26, (row) => row.position),
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
    column('one', 'Контакт', 'Contact', 40, (row) => row.one.name),
    column('oneInn', 'Его ИНН', 'Its INN', 15, (row) => row.one.inn),
    column('other', 'Похож на', 'Looks like', 40, (row) => row.other.name),
    column('otherInn', 'ИНН похожего', 'INN of that one', 15, (row) => row.other.inn),
    column('reasons', 'Почему', 'Why', 40, (row, locale) => row.reasons.map((one) => likeness(one, locale)).join(', ')),
    column('score', 'Сходство', 'Likeness', 9, (row) => row.score, 'number'),
  ],
});
