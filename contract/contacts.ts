// Contacts: organisations and people outside, who take part in records without signing in.
import * as z from 'zod';
import { defineErrors, defineOperation, id, optionalText, pageInput, pageOf, text } from './core.ts';

export const contactErrors = defineErrors({
  contact_exists: {
    status: 409,
    ru: 'Контакт с этим ИНН уже есть: {name}',
    en: 'A contact with this INN already exists: {name}',
  },
  import_contact_several: {
    status: 409,
    ru: 'Таких контактов несколько: укажите ИНН или объедините их',
    en: 'Several contacts fit: give the INN, or merge them',
  },
  organisation_of_organisation: {
    status: 400,
    ru: 'Место работы указывают у человека, а не у организации',
    en: 'A place of work belongs to a person, not to an organisation',
  },
});

export const contactKinds = ['organisation', 'person'] as const;
export const contactFields = {
  kind: z.enum(contactKinds),
  name: text(300),
  /** A full or official name, when the everyday one differs. */
  fullName: optionalText(500).optional(),
  inn: optionalText(20).optional(),
  kpp: optionalText(20).optional(),
  ogrn: optionalText(30).optional(),
  postalAddress: optionalText(500).optional(),
  legalAddress: optionalText(500).optional(),
  emails: z.array(z.string().trim().max(254)).max(20).optional(),
  phones: z.array(z.string().trim().max(40)).max(20).optional(),
  /** A person's organisation and position in it. */
  organisationId: id.nullable().optional(),
  position: optionalText(200).optional(),
  note: optionalText(2000).optional(),
};
export const contactCard = z.object({
  id,
  kind: z.enum(contactKinds),
  name: z.string(),
  fullName: z.string(),
  inn: z.string(),
  kpp: z.string(),
  ogrn: z.string(),
  postalAddress: z.string(),
  legalAddress: z.string(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  position: z.string(),
  note: z.string(),
  life: z.string(),
  version: z.number(),
  can: z.array(z.string()),
});
const contactRow = z.object({
  id,
  kind: z.enum(contactKinds),
  name: z.string(),
  inn: z.string(),
  organisationName: z.string().nullable(),
  position: z.string(),
});

export const listContacts = defineOperation({
  name: 'contacts.contact.list',
  kind: 'query',
  method: 'POST',
  path: '/api/contacts/list',
  personal: 'contacts',
  title: { ru: 'Список контактов', en: 'List contacts' },
  input: z.strictObject({
    ...pageInput,
    q: z.string().max(200).optional(),
    kind: z.enum(contactKinds).optional(),
    organisationId: id.optional(),
  }),
  output: pageOf(contactRow),
  example: {},
});
/** How many contacts a filter finds: exact to 10,000, beyond it only when `exact` is asked. */
export const countContacts = defineOperation({
  name: 'contacts.contact.count',
  kind: 'query',
  method: 'POST',
  path: '/api/contacts/count',
  title: { ru: 'Число контактов в списке', en: 'Count contacts' },
  input: z.strictObject({
    q: z.string().max(200).optional(),
    kind: z.enum(contactKinds).optional(),
    organisationId: id.optional(),
    exact: z.boolean().optional(),
  }),
  output: z.object({ count: z.number(), more: z.boolean() }),
  example: {},
});
/** Top 20 by name, ИНН, e-mail; what a form's lookup asks while typing. */
export const searchContacts = defineOperation({
  name: 'contacts.contact.search',
  kind: 'query',
  method: 'POST',
  path: '/api/contacts/search',
  personal: 'contacts',
  title: { ru: 'Поиск контакта', en: 'Find a contact' },
  input: z.strictObject({
    q: z.string().max(200).default(''),
    kind: z.enum(contactKinds).optional(),
    ids: z.array(id).max(100).optional(),
  }),
  output: z.object({ items: z.array(contactRow) }),
  example: { q: 'ром' },
});
export const readContact = defineOperation({
  name: 'contacts.contact.read',
  kind: 'query',
  method: 'GET',
  path: '/api/contacts/:id',
  personal: 'contacts',
  title: { ru: 'Карточка контакта', en: "A contact's card" },
  input: z.object({ id }),
  output: contactCard,
  example: { id: '$contact.organisation' },
});
export const createContact = defineOperation({
  name: 'contacts.contact.create',
  kind: 'action',
  method: 'POST',
  path: '/api/contacts',
  status: 201,
  title: { ru: 'Новый контакт', en: 'New contact' },
  // Without a kind the name tells: a form of organisation, quotes, a patronymic, initials.
  input: z.strictObject({ ...contactFields, kind: contactFields.kind.optional() }),
  output: contactCard,
  example: { kind: 'organisation', name: 'ООО «Весна»' },
});
export const updateContact = defineOperation({
  name: 'contacts.contact.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/contacts/:id',
  versioned: true,
  title: { ru: 'Изменение контакта', en: 'Change a contact' },
  input: z.strictObject({ id, ...z.object(contactFields).omit({ kind: true }).partial().shape }),
  output: contactCard,
  example: { id: '$contact.organisation', note: 'Звонить до обеда' },
});
