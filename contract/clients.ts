// Programs of others: service clients with secrets, the short-lived keys they get, the signing keys, people's tokens.
import * as z from 'zod';
import { date, defineErrors, defineOperation, id, moment, nothing, pageInput, pageOf, text } from './core.ts';

export const clientErrors = defineErrors({
  invalid_request: { status: 400, ru: 'Запрос составлен неверно', en: 'The request is malformed' },
  invalid_client: {
    status: 401,
    ru: 'Программа не узнана: идентификатор или секрет неверен, истёк или отозван',
    en: 'Unknown client, or a secret that is wrong, expired or revoked',
  },
  unsupported_grant_type: {
    status: 400,
    ru: 'Выдаётся только client_credentials',
    en: 'Only client_credentials is granted',
  },
  invalid_scope: {
    status: 400,
    ru: 'Запрошено действие, которого программе не дали',
    en: 'The scope holds an operation that the client was not given',
  },
  operation_not_for_programs: {
    status: 400,
    ru: 'Это действие программам не поручается',
    en: 'This operation is not given to programs',
  },
  owner_lacks: {
    status: 400,
    ru: 'У владельца нет права на это действие',
    en: 'The owner has no right to this operation',
  },
  owner_inactive: {
    status: 400,
    ru: 'Учётная запись владельца не действует',
    en: "The owner's account is not active",
  },
  client_revoked: { status: 409, ru: 'Программа уже отозвана', en: 'The program is revoked already' },
});

export const clientStates = ['active', 'suspended', 'expired', 'revoked'] as const;
const operationNames = z.array(z.string().max(100)).min(1).max(500);
/** An operation that a program may be given, for the picker. */
export const choosable = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      title: z.object({ ru: z.string(), en: z.string() }),
      module: z.string(),
      reads: z.boolean(),
    }),
  ),
});

export const clientLine = z.object({
  id,
  name: z.string(),
  ownerId: id,
  ownerName: z.string(),
  operations: z.array(z.string()),
  state: z.enum(clientStates),
  createdAt: moment,
  expiresAt: moment.nullable(),
  revokedAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
  lastUsedAddress: z.string(),
});
export const clientCard = clientLine.extend({
  /** Chosen once, but the owner holds them no more: they do nothing until the owner gets them again. */
  lost: z.array(z.string()),
  secrets: z.array(
    z.object({
      id,
      hint: z.string(),
      createdAt: moment,
      expiresAt: moment.nullable(),
      lastUsedAt: moment.nullable(),
    }),
  ),
  /** Where the program asks for its access tokens. */
  tokenAddress: z.string(),
  version: z.number(),
  can: z.array(z.string()),
});

export const listClients = defineOperation({
  name: 'identity.client.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/clients',
  title: { ru: 'Список программ с доступом', en: 'List programs with access' },
  input: z.object({ ...pageInput, q: z.string().max(100).optional(), state: z.enum(clientStates).optional() }),
  output: pageOf(clientLine),
  example: {},
});
export const readClient = defineOperation({
  name: 'identity.client.read',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/clients/:id',
  title: { ru: 'Карточка программы с доступом', en: "A program's card" },
  input: z.object({ id }),
  output: clientCard,
  example: { id: '$missing' },
});
export const listClientOperations = defineOperation({
  name: 'identity.client.offer',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/clients/operations',
  title: {
    ru: 'Действия, которые владелец может поручить программе',
    en: 'Operations that an owner may give a program',
  },
  input: z.object({ ownerId: id }),
  output: choosable,
  example: { ownerId: '$user.editor' },
});
export const createClient = defineOperation({
  name: 'identity.client.create',
  kind: 'action',
  method: 'POST',
  secret: true,
  fresh: true,
  path: '/api/admin/clients',
  title: { ru: 'Новая программа с доступом', en: 'New program with access' },
  input: z.strictObject({ name: text(100), ownerId: id, operations: operationNames, expiresOn: date.nullable() }),
  output: z.object({ client: clientCard, secret: z.string() }),
  status: 201,
  example: {
    name: 'Учётная система',
    ownerId: '$user.editor',
    operations: ['identity.directory.search'],
    expiresOn: '2099-12-31',
  },
});
export const updateClient = defineOperation({
  name: 'identity.client.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/clients/:id',
  title: { ru: 'Изменение программы с доступом', en: 'Change a program with access' },
  versioned: true,
  input: z.strictObject({
    id,
    name: text(100).optional(),
    ownerId: id.optional(),
    operations: operationNames.optional(),
    expiresOn: date.nullable().optional(),
    /** Lets a program go on that stopped when its owner was deactivated; a new owner does so too. */
    resume: z.literal(true).optional(),
  }),
  output: clientCard,
  example: { id: '$missing', name: 'Учётная система' },
});
export const rotateClientSecret = defineOperation({
  name: 'identity.client.rotate',
  kind: 'action',
  method: 'POST',
  secret: true,
  fresh: true,
  path: '/api/admin/clients/:id/secrets',
  title: { ru: 'Новый секрет программы', en: 'New secret of a program' },
  input: z.strictObject({
    id,
    /** How long the earlier secrets are still good, so that the program can be moved without a stop. */
    overlapHours: z
      .number()
      .int()
      .min(0)
      .max(24 * 30)
      .default(24),
  }),
  output: z.object({ client: clientCard, secret: z.string() }),
  status: 201,
  example: { id: '$missing' },
});
export const revokeClient = defineOperation({
  name: 'identity.client.revoke',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/clients/:id/revoke',
  title: { ru: 'Отзыв доступа программы', en: "Revoke a program's access" },
  input: z.strictObject({ id, reason: text(500) }),
  output: clientCard,
  example: { id: '$missing', reason: 'Больше не используется' },
});

export const issueAccessToken = defineOperation({
  name: 'identity.client.authorize',
  kind: 'action',
  method: 'POST',
  path: '/api/oauth/token',
  access: 'public',
  protocol: 'oauth',
  title: { ru: 'Выдача краткого ключа программе', en: 'Issue an access token to a program' },
  input: z.object({
    grant_type: z.string().max(200),
    scope: z.string().max(20_000).optional(),
    client_id: z.string().max(200).optional(),
    client_secret: z.string().max(200).optional(),
  }),
  output: z.object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.number(),
    scope: z.string(),
  }),
  example: { grant_type: 'client_credentials', client_id: 'nobody', client_secret: 'wrong' },
});
export const publishKeys = defineOperation({
  name: 'identity.key.publish',
  kind: 'query',
  method: 'GET',
  path: '/api/oauth/jwks',
  access: 'public',
  title: { ru: 'Открытые ключи подписи', en: 'Public signing keys' },
  input: z.object({}),
  output: z.object({ keys: z.array(z.record(z.string(), z.string())) }),
  example: {},
});
export const readAuthorizationServer = defineOperation({
  name: 'identity.client.discover',
  kind: 'query',
  method: 'GET',
  path: '/.well-known/oauth-authorization-server',
  access: 'public',
  title: { ru: 'Сведения для программ: где и как получить ключ', en: 'How programs get an access token' },
  input: z.object({}),
  output: z.object({
    issuer: z.string(),
    token_endpoint: z.string(),
    jwks_uri: z.string(),
    grant_types_supported: z.array(z.string()),
    response_types_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    service_documentation: z.string(),
  }),
  example: {},
});

const signingKey = z.object({
  kid: z.string(),
  createdAt: moment,
  retiredAt: moment.nullable(),
  verifiesUntil: moment.nullable(),
});
export const listSigningKeys = defineOperation({
  name: 'identity.key.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/signing-keys',
  title: { ru: 'Ключи подписи', en: 'Signing keys' },
  input: nothing,
  output: z.object({ items: z.array(signingKey), issuer: z.string(), audience: z.string() }),
  example: {},
});
export const rotateSigningKey = defineOperation({
  name: 'identity.key.rotate',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/signing-keys',
  fresh: true,
  title: { ru: 'Смена ключа подписи', en: 'Change the signing key' },
  input: z.strictObject({
    /** The earlier keys verify nothing from now on: for a key that somebody may have learnt. */
    atOnce: z.boolean().default(false),
  }),
  output: z.object({ kid: z.string() }),
  status: 201,
  example: {},
});
