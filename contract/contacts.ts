// Contacts: organisations and people outside, who take part in records without signing in.
import * as z from 'zod';
import { contactCard, contactFields, contactKinds, contactRow } from './contact-card.ts';
import { defineErrors, defineOperation, id, pageInput, pageOf } from './core.ts';

export * from './contact-card.ts';
export * from './contact-merges.ts';

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
  contact_with_itself: {
    status: 400,
    ru: 'Контакт нельзя объединить с самим собой',
    en: 'A contact cannot be merged with itself',
  },
  contacts_of_two_kinds: {
    status: 400,
    ru: 'Организацию и человека не объединяют',
    en: 'An organisation and a person cannot be merged',
  },
  contacts_differ_in_inn: {
    status: 409,
    ru: 'У контактов разные ИНН: {numbers}. Выберите верный',
    en: 'The contacts have different INNs: {numbers}. Choose the right one',
  },
  contact_merged: {
    status: 409,
    ru: 'Контакт уже объединён с другим: откройте «{name}»',
    en: 'The contact was merged into another one: open “{name}”',
  },
  merge_undone: { status: 409, ru: 'Объединение уже отменено', en: 'The merge is already undone' },
  merge_under_request: {
    status: 409,
    ru: 'По одному из людей идёт обращение о персональных данных, блокировка или уничтожение: сначала завершите их',
    en: 'A request, a block or a destruction of personal data is open for one of these people: finish it first',
  },
  consents_differ: {
    status: 409,
    ru: 'В одной карточке согласие дано, в другой отозвано позже: ответственный за персональные данные решает, что действует',
    en: 'One card holds a consent that the other one withdrew later: the data protection officer decides which stands',
  },
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
