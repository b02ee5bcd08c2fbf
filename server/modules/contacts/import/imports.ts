// What tables may bring into contacts: organisations, and people outside.
import { defineImport } from '#core/import/definition.ts';
import { organisationColumns, peopleColumns } from './columns.ts';
import { openContacts } from './session.ts';

const needs = ['contacts.contact.create', 'contacts.contact.read'];

export const contactImports = [
  defineImport({
    kind: 'contacts.organisations',
    title: { ru: 'Организации', en: 'Organisations' },
    about: {
      ru: 'Название, ИНН, КПП, ОГРН, адреса, почта, телефоны. Организация с тем же ИНН дополняется, а не создаётся второй раз',
      en: 'Name, INN, KPP, OGRN, addresses, e-mail, phones. One with the same INN is completed, not made twice',
    },
    needs,
    columns: organisationColumns,
    options: [],
    open: async (ground) => openContacts('organisation', ground),
  }),
  defineImport({
    kind: 'contacts.people',
    title: { ru: 'Люди из других организаций', en: 'People of other organisations' },
    about: {
      ru: 'Имя, место работы, должность, почта, телефоны. Неизвестные организации создаются',
      en: 'Name, place of work, position, e-mail, phones. Unknown organisations are made',
    },
    needs,
    columns: peopleColumns,
    options: [],
    open: async (ground) => openContacts('person', ground),
  }),
];
