// How people come in by themselves: registration with a code by mail, and the queue of those who wait for a decision.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, optionalText, pageInput, pageOf, text } from './core.ts';
import { email, password } from './identity-fields.ts';
import { roleGiven } from './role-given.ts';

export const registrationErrors = defineErrors({
  registration_closed: {
    status: 403,
    ru: 'Регистрация закрыта: учётную запись заводит администратор',
    en: 'Registration is closed: an administrator makes accounts',
  },
  registration_code_wrong: {
    status: 400,
    ru: 'Код не подходит. Проверьте цифры или запросите новый код',
    en: 'The code does not fit. Check the digits or ask for a new one',
  },
  consent_missing: {
    status: 400,
    ru: 'Без согласия на обработку персональных данных зарегистрироваться нельзя',
    en: 'Registration needs the consent to the processing of personal data',
  },
  already_decided: {
    status: 409,
    ru: 'Решение уже принято: {decidedBy}',
    en: 'This has been decided already: {decidedBy}',
  },
  not_decided: { status: 409, ru: 'Решения ещё не было', en: 'There is no decision yet' },
  merge_with_itself: { status: 409, ru: 'Нельзя объединить с собой', en: 'It cannot be merged with itself' },
  merge_impossible: {
    status: 409,
    ru: 'С этой учётной записью объединить нельзя: она отключена, отклонена или сама ждёт решения',
    en: 'It cannot be merged with this account: that one is deactivated, rejected or waiting itself',
  },
});

/** Without «@»: a login that looks like an address would tell whether somebody has that address. */
export const newLogin = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[\p{L}\p{N}._-]+$/u);

const consentShown = z.object({ textId: id, title: z.string(), text: z.string(), sha256: z.string() });
export const readDoor = defineOperation({
  name: 'identity.door.read',
  kind: 'query',
  method: 'GET',
  path: '/api/auth/door',
  access: 'public',
  title: { ru: 'Что видит посетитель', en: 'What a visitor sees' },
  input: nothing,
  output: z.object({
    organisation: z.string(),
    registration: z.boolean(),
    /** The text to agree to, when the organisation asks for a consent. */
    consent: consentShown.nullable(),
    password: z.object({ length: z.number(), strength: z.number() }),
  }),
  example: {},
});
export const register = defineOperation({
  name: 'identity.registration.request',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/register',
  access: 'public',
  status: 202,
  title: { ru: 'Регистрация: запрос кода', en: 'Registration: ask for a code' },
  input: z.strictObject({
    login: newLogin,
    email,
    password,
    name: text(200),
    phone: optionalText(40).optional(),
    /** Where the person works, in their words, for the one who decides. */
    note: optionalText(300).optional(),
    locale: z.enum(['ru', 'en']).default('ru'),
    /** The version of the consent's text that was shown and agreed to. */
    consentTextId: id.optional(),
  }),
  output: z.object({ id, minutes: z.number() }),
  example: {
    login: 'visitor',
    email: 'visitor@example.org',
    password: 'zelenyj-avtobus-77',
    name: 'Гостев Пётр Иванович',
  },
});
export const confirmRegistration = defineOperation({
  name: 'identity.registration.prove',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/register/confirm',
  access: 'public',
  title: { ru: 'Регистрация: код с почты', en: 'Registration: the code from the mail' },
  input: z
    .strictObject({
      id: id.optional(),
      /** In the place of the id, when the page was closed meanwhile. */
      email: email.optional(),
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    })
    .refine((given) => given.id !== undefined || given.email !== undefined),
  output: z.object({ status: z.literal('unconfirmed') }),
  example: { id: '$missing', code: '000000' },
});

// ── The queue ─────────────────────────────────────────────────────────────────────────────────
export const registrationStates = ['waiting', 'confirmed', 'rejected', 'merged'] as const;
export const registrationSources = ['form', 'ldap', 'oidc', 'telegram', 'max'] as const;
const person = z.object({ id, name: z.string() });
const registrationRow = z.object({
  id,
  number: z.number(),
  name: z.string(),
  login: z.string(),
  email: z.string().nullable(),
  phone: z.string(),
  note: z.string(),
  source: z.enum(registrationSources),
  state: z.enum(registrationStates),
  requestedAt: moment,
  decidedAt: moment.nullable(),
  decidedBy: person.nullable(),
  reason: z.string(),
  /** What became of the letter that tells the decision. */
  notice: z.enum(['none', 'waiting', 'sent', 'failed', 'kept']),
  mergedInto: person.nullable(),
});
export const matchGrounds = ['email', 'phone', 'chat', 'name', 'similar-name'] as const;
const match = z.object({
  id,
  name: z.string(),
  login: z.string(),
  email: z.string().nullable(),
  position: z.string(),
  phone: z.string(),
  status: z.string(),
  groups: z.array(z.string()),
  grounds: z.array(z.enum(matchGrounds)),
  /** May be merged with: neither deactivated nor waiting itself. */
  mergeable: z.boolean(),
});
export const registrationCard = registrationRow.extend({ matches: z.array(match), can: z.array(z.string()) });

export const listRegistrations = defineOperation({
  name: 'identity.registration.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/registrations',
  personal: 'users',
  title: { ru: 'Список регистраций', en: 'List registrations' },
  input: z.object({
    ...pageInput,
    q: z.string().max(100).optional(),
    state: z.enum(registrationStates).optional(),
    source: z.enum(registrationSources).optional(),
  }),
  output: pageOf(registrationRow).extend({ count: z.number() }),
  example: {},
});
export const readRegistration = defineOperation({
  name: 'identity.registration.read',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/registrations/:id',
  personal: 'users',
  title: { ru: 'Карточка регистрации', en: "A registration's card" },
  input: z.object({ id }),
  output: registrationCard,
  example: { id: '$missing' },
});
const given = { groupIds: z.array(id).max(50).default([]), roles: z.array(roleGiven).max(20).default([]) };
export const admitRegistration = defineOperation({
  name: 'identity.registration.confirm',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/registrations/:id/confirm',
  title: { ru: 'Подтверждение регистрации', en: 'Confirm a registration' },
  input: z.strictObject({ id, ...given }),
  output: registrationCard,
  example: { id: '$missing' },
});
export const rejectRegistration = defineOperation({
  name: 'identity.registration.reject',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/registrations/:id/reject',
  title: { ru: 'Отклонение регистрации', en: 'Reject a registration' },
  input: z.strictObject({ id, reason: text(500) }),
  output: registrationCard,
  example: { id: '$missing', reason: 'Не работает у нас' },
});
export const mergeRegistration = defineOperation({
  name: 'identity.registration.merge',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/registrations/:id/merge',
  title: { ru: 'Объединение регистрации с учётной записью', en: 'Merge a registration into an account' },
  input: z.strictObject({ id, intoId: id }),
  output: registrationCard,
  example: { id: '$missing', intoId: '$user.editor' },
});
export const reopenRegistration = defineOperation({
  name: 'identity.registration.reopen',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/registrations/:id/reopen',
  title: { ru: 'Возврат отклонённой регистрации на рассмотрение', en: 'Consider a rejected registration again' },
  input: z.strictObject({ id }),
  output: registrationCard,
  example: { id: '$missing' },
});
const ids = z.array(id).min(1).max(100);
const each = z.object({
  items: z.array(
    z.object({ id, code: z.string().nullable(), message: z.object({ ru: z.string(), en: z.string() }).nullable() }),
  ),
});
/** Each by itself: who was decided meanwhile is told of in the answer, the others are done. */
export const admitRegistrations = defineOperation({
  name: 'identity.registration.confirmMany',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/registrations/confirm',
  title: { ru: 'Подтверждение нескольких регистраций', en: 'Confirm several registrations' },
  input: z.strictObject({ ids, ...given }),
  output: each,
  example: { ids: ['$missing'] },
});
export const rejectRegistrations = defineOperation({
  name: 'identity.registration.rejectMany',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/registrations/reject',
  title: { ru: 'Отклонение нескольких регистраций', en: 'Reject several registrations' },
  input: z.strictObject({ ids, reason: text(500) }),
  output: each,
  example: { ids: ['$missing'], reason: 'Не работают у нас' },
});
