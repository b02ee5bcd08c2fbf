// The columns of tables of organisations and of people outside, and the headings they are known by.
import type { ImportColumn } from '#core/import/definition.ts';

const note: ImportColumn = {
  key: 'note',
  title: { ru: 'Примечание', en: 'Note' },
  heads: ['примечание', 'примечания', 'комментарий', 'note', 'notes'],
};
const email: ImportColumn = {
  key: 'email',
  title: { ru: 'Электронная почта', en: 'E-mail' },
  heads: [/^(e ?mail|email|почта|эл(ектронн\S*)? (почта|адрес)|адрес (эл\S*|электронной) почты)$/],
};
const phone: ImportColumn = {
  key: 'phone',
  title: { ru: 'Телефон', en: 'Phone' },
  heads: [/^(телефон\S*|тел|phone|phones|контактный телефон|номер телефона)$/],
};
const externalId: ImportColumn = {
  key: 'externalId',
  title: { ru: 'Код в прежней системе', en: 'Id in the former system' },
  about: {
    ru: 'По нему строка узнаётся при повторной загрузке, даже если название изменилось',
    en: 'By it a row is known again, even when the name has changed',
  },
  heads: [
    'код',
    'id',
    'ид',
    'внешний код',
    'внешний ид',
    'ид внешней системы',
    'external id',
    'guid',
    'код контрагента',
  ],
};

export const organisationColumns: readonly ImportColumn[] = [
  {
    key: 'name',
    title: { ru: 'Название', en: 'Name' },
    required: true,
    heads: [
      'название',
      'наименование',
      'организация',
      'контрагент',
      'корреспондент',
      'краткое наименование',
      'сокращенное наименование',
      'наименование организации',
      'название организации',
      'name',
      'organisation',
      'organization',
    ],
  },
  {
    key: 'fullName',
    title: { ru: 'Полное название', en: 'Full name' },
    heads: [
      'полное наименование',
      'полное название',
      'юридическое наименование',
      'юрид наименование',
      'full name',
      'legal name',
    ],
  },
  { key: 'inn', title: { ru: 'ИНН', en: 'INN' }, heads: ['инн', 'inn', 'tin'] },
  { key: 'kpp', title: { ru: 'КПП', en: 'KPP' }, heads: ['кпп', 'kpp'] },
  { key: 'ogrn', title: { ru: 'ОГРН', en: 'OGRN' }, heads: ['огрн', 'огрнип', 'огрн огрнип', 'ogrn'] },
  {
    key: 'legalAddress',
    title: { ru: 'Юридический адрес', en: 'Legal address' },
    heads: ['юридический адрес', 'юр адрес', 'адрес юридический', 'адрес местонахождения', 'legal address'],
  },
  {
    key: 'postalAddress',
    title: { ru: 'Почтовый адрес', en: 'Postal address' },
    heads: ['почтовый адрес', 'адрес', 'адрес почтовый', 'фактический адрес', 'postal address', 'address'],
  },
  email,
  phone,
  note,
  externalId,
];

export const peopleColumns: readonly ImportColumn[] = [
  {
    key: 'name',
    title: { ru: 'Фамилия, имя, отчество', en: 'Name' },
    heads: [
      'фио',
      'ф и о',
      'фамилия имя отчество',
      'контактное лицо',
      'имя полностью',
      'полное имя',
      'персона',
      'name',
      'full name',
    ],
  },
  { key: 'lastName', title: { ru: 'Фамилия', en: 'Surname' }, heads: ['фамилия', 'last name', 'surname'] },
  { key: 'firstName', title: { ru: 'Имя', en: 'First name' }, heads: ['имя', 'first name', 'given name'] },
  { key: 'middleName', title: { ru: 'Отчество', en: 'Middle name' }, heads: ['отчество', 'middle name'] },
  {
    key: 'organisation',
    title: { ru: 'Организация', en: 'Organisation' },
    heads: [
      'организация',
      'место работы',
      'компания',
      'контрагент',
      'название организации',
      'наименование организации',
      'organisation',
      'organization',
      'company',
    ],
  },
  {
    key: 'organisationInn',
    title: { ru: 'ИНН организации', en: "Organisation's INN" },
    heads: ['инн организации', 'инн', 'inn'],
  },
  { key: 'position', title: { ru: 'Должность', en: 'Position' }, heads: ['должность', 'position', 'job title'] },
  email,
  phone,
  { key: 'address', title: { ru: 'Адрес', en: 'Address' }, heads: ['адрес', 'почтовый адрес', 'address'] },
  note,
  externalId,
];
