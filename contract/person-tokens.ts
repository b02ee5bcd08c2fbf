// Personal tokens beyond one's own list: what a token may be given, and how administrators see and end those of a person.
import * as z from 'zod';
import { choosable, clientLine } from './clients.ts';
import { defineOperation, id, moment, nothing, okOutput, optionalText } from './core.ts';

export const listTokenOperations = defineOperation({
  name: 'identity.token.offer',
  kind: 'query',
  method: 'GET',
  path: '/api/me/token-operations',
  access: 'signed-in',
  title: { ru: 'Действия, которые можно поручить своему ключу', en: 'Operations that an own token may be given' },
  input: nothing,
  output: choosable,
  example: {},
});
export const listPersonTokens = defineOperation({
  name: 'identity.token.listOf',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id/tokens',
  personal: 'users',
  title: { ru: 'Ключи и программы человека', en: 'Tokens and programs of a person' },
  input: z.object({ id }),
  output: z.object({
    tokens: z.array(
      z.object({
        id,
        name: z.string(),
        hint: z.string(),
        operations: z.array(z.string()).nullable(),
        createdAt: moment,
        expiresAt: moment.nullable(),
        lastUsedAt: moment.nullable(),
        lastUsedAddress: z.string(),
      }),
    ),
    clients: z.array(clientLine),
  }),
  example: { id: '$user.editor' },
});
export const revokePersonToken = defineOperation({
  name: 'identity.token.revokeOf',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/tokens/:id/revoke',
  title: { ru: 'Отзыв ключа доступа человека', en: "Revoke a person's access token" },
  input: z.strictObject({ id, reason: optionalText(500).default('') }),
  output: okOutput,
  example: { id: '$missing' },
});
