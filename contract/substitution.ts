// Standing in for an absent person: from a day to a day, with a reason; every act of it says in whose name it was done.
import * as z from 'zod';
import { date, defineErrors, defineOperation, id, moment, nothing, optionalText, text } from './core.ts';

export const substitutionErrors = defineErrors({
  substitution_self: {
    status: 409,
    ru: 'Замещать самого себя нельзя: выберите другого человека',
    en: 'Nobody stands in for themselves: choose another person',
  },
  substitution_chain: {
    status: 409,
    ru: 'В эти дни заместитель сам отсутствует или отсутствующий кого-то замещает. Замещать по цепочке нельзя',
    en: 'On these days the substitute is absent or the absent person stands in for somebody. There are no chains',
  },
  substitution_double: {
    status: 409,
    ru: 'Этот человек уже замещает в эти дни',
    en: 'This person stands in on these days already',
  },
  substitution_days: {
    status: 400,
    ru: 'Замещение начинается не раньше сегодняшнего дня, кончается не раньше начала и длится не дольше года',
    en: 'A substitution begins today or later, ends no earlier than it begins and lasts a year at most',
  },
  substitution_inactive: {
    status: 409,
    ru: 'Замещать и быть замещённым может только тот, чья учётная запись действует',
    en: 'Only people whose accounts are active can stand in or be stood in for',
  },
  substitution_foreign: {
    status: 403,
    ru: 'Заместителя назначает сам человек, его руководитель или администратор',
    en: 'A substitute is named by the person, their head or an administrator',
  },
  substitution_over: {
    status: 403,
    ru: 'Замещение закончилось: вернитесь к себе',
    en: 'The substitution is over: return to yourself',
  },
  substitution_ended: { status: 409, ru: 'Замещение уже закончено', en: 'The substitution has ended already' },
  in_person_only: {
    status: 403,
    ru: 'Это можно сделать только от своего имени: вернитесь к себе',
    en: 'This can be done only in your own name: return to yourself',
  },
});

const person = z.object({ id, name: z.string() });
export const substitutionStates = ['future', 'current', 'over', 'ended'] as const;
export const substitutionCard = z.object({
  id,
  absent: person,
  substitute: person,
  fromOn: date,
  untilOn: date,
  reason: z.string(),
  setBy: z.string(),
  setAt: moment,
  endedAt: moment.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string(),
  state: z.enum(substitutionStates),
  /** The reader may end it now. */
  mayEnd: z.boolean(),
});
const terms = {
  substituteId: id,
  /** The first and the last day, both included, in the organisation's zone. */
  fromOn: date,
  untilOn: date,
  reason: text(300),
};
const example = { substituteId: '$missing', fromOn: '2030-01-01', untilOn: '2030-01-10', reason: 'Отпуск' };

export const listOwnSubstitutions = defineOperation({
  name: 'identity.substitution.mine',
  kind: 'query',
  method: 'GET',
  path: '/api/me/substitutions',
  access: 'signed-in',
  title: { ru: 'Свои замещения', en: 'Own substitutions' },
  input: nothing,
  output: z.object({
    items: z.array(substitutionCard),
    /** For whom the reader may name a substitute, besides themselves. */
    subordinates: z.array(person),
  }),
  example: {},
});
export const setSubstitution = defineOperation({
  name: 'identity.substitution.set',
  kind: 'action',
  method: 'POST',
  path: '/api/substitutions',
  status: 201,
  access: 'signed-in',
  title: { ru: 'Назначение заместителя', en: 'Name a substitute' },
  /** Without `absentId`: for oneself. */
  input: z.strictObject({ absentId: id.optional(), ...terms }),
  output: substitutionCard,
  example,
});
export const endSubstitution = defineOperation({
  name: 'identity.substitution.end',
  kind: 'action',
  method: 'POST',
  path: '/api/substitutions/:id/end',
  access: 'signed-in',
  title: { ru: 'Окончание замещения', en: 'End a substitution' },
  input: z.strictObject({ id, reason: optionalText(300).default('') }),
  output: substitutionCard,
  example: { id: '$missing' },
});
export const listSubstitutions = defineOperation({
  name: 'identity.substitution.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id/substitutions',
  personal: 'users',
  title: { ru: 'Замещения человека', en: "A person's substitutions" },
  input: z.object({ id }),
  output: z.object({ items: z.array(substitutionCard) }),
  example: { id: '$user.editor' },
});
export const appointSubstitute = defineOperation({
  name: 'identity.substitution.appoint',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/substitutions',
  status: 201,
  title: { ru: 'Назначение заместителя другому человеку', en: "Name another person's substitute" },
  input: z.strictObject({ id, ...terms }),
  output: substitutionCard,
  example: { id: '$user.editor', ...example },
});
