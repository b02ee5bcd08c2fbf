// The outside providers as administrators set them up: address, client, mapping, whom to let in.
import * as z from 'zod';
import { defineErrors, defineOperation, id, nothing, okOutput, text } from './core.ts';
import { providerKey } from './openid.ts';

export const providerErrors = defineErrors({
  provider_key_taken: { status: 409, ru: 'Такой ключ уже занят', en: 'This key is taken' },
  provider_in_use: {
    status: 409,
    ru: 'С этой системой связаны учётные записи людей: отключите её вместо удаления',
    en: 'People have linked accounts of this system: switch it off instead of removing it',
  },
  issuer_fixed: {
    status: 409,
    ru: 'С этой системой уже связаны учётные записи: адрес издателя не меняется, заведите новую',
    en: 'People have linked accounts of this system: its issuer stays, set up another one',
  },
  issuer_wrong: {
    status: 400,
    ru: 'Нужен адрес издателя https:// без параметров (http — только для этого же компьютера)',
    en: 'The issuer is an https:// address without parameters (http for this very computer alone)',
  },
  secret_missing: { status: 400, ru: 'Укажите секрет клиента', en: 'Give the client secret' },
  certificate_wrong: {
    status: 400,
    ru: 'Это не сертификат в формате PEM',
    en: 'This is no certificate in PEM format',
  },
  role_not_mapped: {
    status: 400,
    ru: 'Эту роль внешняя система раздавать не может',
    en: 'An outside system cannot give this role',
  },
});

export const admissions = ['linked', 'pending', 'active'] as const;
export const clientAuthentications = ['basic', 'post', 'none'] as const;
const claim = z.string().trim().max(100);
const groupRule = z.strictObject({
  value: text(300),
  roleKey: z.string().max(60).nullable(),
  groupId: id.nullable(),
});
const fields = {
  name: text(60),
  issuer: z.string().trim().max(500),
  clientId: text(300),
  authentication: z.enum(clientAuthentications),
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/)).max(30),
  claims: z.strictObject({ login: claim, name: claim, email: claim, groups: claim }),
  groupRules: z.array(groupRule).max(200),
  allowedDomains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[\p{L}\p{N}.-]+\.[\p{L}\p{N}-]+$/u),
    )
    .max(100),
  admission: z.enum(admissions),
  emailsTrusted: z.boolean(),
  secondFactorTrusted: z.boolean(),
  secondFactorValues: z.array(z.string().trim().min(1).max(200)).max(20),
  certificate: z.string().max(20_000).nullable(),
  enabled: z.boolean(),
  position: z.number().int().min(0).max(1000),
};
const card = z.object({
  id,
  key: z.string(),
  ...fields,
  hasSecret: z.boolean(),
  linked: z.number(),
  /** What the provider must be told, and null while PUBLIC_URL is not set. */
  redirectUri: z.string().nullable(),
  version: z.number(),
});

export const listProviders = defineOperation({
  name: 'identity.provider.list',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/openid',
  title: { ru: 'Настройка внешнего входа', en: 'Outside sign-in systems as set up' },
  input: nothing,
  output: z.object({ items: z.array(card), publicUrl: z.string().nullable() }),
  example: {},
});
export const createProvider = defineOperation({
  name: 'identity.provider.create',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/openid',
  fresh: true,
  secret: true,
  title: { ru: 'Новая внешняя система входа', en: 'New outside sign-in system' },
  input: z.strictObject({ key: providerKey, ...fields, clientSecret: z.string().max(1000).optional() }),
  output: card,
  status: 201,
  example: {
    key: 'example',
    name: 'Пример',
    issuer: 'https://id.example.org',
    clientId: 'vedomo',
    authentication: 'none',
    scopes: ['openid', 'email', 'profile'],
    claims: { login: 'preferred_username', name: 'name', email: 'email', groups: '' },
    groupRules: [],
    allowedDomains: [],
    admission: 'linked',
    emailsTrusted: false,
    secondFactorTrusted: false,
    secondFactorValues: [],
    certificate: null,
    enabled: false,
    position: 0,
  },
});
export const updateProvider = defineOperation({
  name: 'identity.provider.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/openid/:id',
  fresh: true,
  versioned: true,
  title: { ru: 'Изменение внешней системы входа', en: 'Change an outside sign-in system' },
  input: z
    .strictObject(fields)
    .partial()
    .extend({
      id,
      /** Left out, the secret stays as it is. */
      clientSecret: z.string().min(1).max(1000).optional(),
    }),
  output: card,
  example: { id: '$missing', name: 'Пример' },
});
export const removeProvider = defineOperation({
  name: 'identity.provider.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/openid/:id',
  title: { ru: 'Удаление внешней системы входа', en: 'Remove an outside sign-in system' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$missing' },
});
export const providerChecks = ['address', 'issuer', 'keys', 'pkce', 'secret', 'redirect'] as const;
export const testProvider = defineOperation({
  name: 'identity.provider.test',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/openid/:id/test',
  title: { ru: 'Проверка внешней системы входа', en: 'Check an outside sign-in system' },
  input: z.strictObject({ id }),
  output: z.object({
    ok: z.boolean(),
    checks: z.array(
      z.object({ key: z.enum(providerChecks), state: z.enum(['ok', 'bad', 'unknown']), detail: z.string() }),
    ),
  }),
  example: { id: '$missing' },
});
