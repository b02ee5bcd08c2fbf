// Ending one's other sessions at once; what administrators see and end of somebody's sessions.
import * as z from 'zod';
import { defineOperation, id, moment, nothing, okOutput } from './core.ts';

export const endOtherSessions = defineOperation({
  name: 'identity.session.endOthers',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/sessions',
  access: 'signed-in',
  title: { ru: 'Завершение других своих сеансов', en: 'End own other sessions' },
  input: nothing,
  output: z.object({ count: z.number() }),
  example: {},
});
export const listUserSessions = defineOperation({
  name: 'identity.session.listOf',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id/sessions',
  personal: 'users',
  title: { ru: 'Сеансы пользователя', en: "A user's sessions" },
  input: z.object({ id }),
  output: z.object({
    items: z.array(z.object({ id, address: z.string(), agent: z.string(), createdAt: moment, lastSeenAt: moment })),
  }),
  example: { id: '$user.spare' },
});
export const endUserSession = defineOperation({
  name: 'identity.session.endOf',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/users/:id/sessions/:sessionId',
  title: { ru: 'Завершение сеанса пользователя', en: "End a user's session" },
  input: z.object({ id, sessionId: id }),
  output: okOutput,
  example: { id: '$user.spare', sessionId: '$missing' },
});
