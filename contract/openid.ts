// Sign-in through outside providers by OpenID Connect: the button, the way back, linking, and what people see of it.
import * as z from 'zod';
import { defineErrors, defineOperation, id, moment, nothing, okOutput } from './core.ts';
import { signInStep } from './sign-in.ts';

export const openidErrors = defineErrors({
  public_url_missing: {
    status: 409,
    ru: 'Внешний вход не работает, пока не задан адрес системы (PUBLIC_URL)',
    en: 'Outside sign-in does not work until the address of the system is set (PUBLIC_URL)',
  },
  provider_unreachable: {
    status: 503,
    ru: 'Внешняя система входа не отвечает. Попробуйте позже или войдите другим способом',
    en: 'The outside sign-in system does not answer. Try later or sign in another way',
  },
  openid_denied: {
    status: 403,
    ru: 'Внешняя система не разрешила вход или вы отказались от него',
    en: 'The outside system did not allow the sign-in, or you declined it',
  },
  openid_over: {
    status: 410,
    ru: 'Этот вход уже использован, устарел или начат в другом окне. Начните заново',
    en: 'This sign-in is used, out of date or was begun in another window. Begin anew',
  },
  openid_untrusted: {
    status: 403,
    ru: 'Ответ внешней системы не прошёл проверку, вход не выполнен. Сообщите администратору',
    en: 'The answer of the outside system did not pass the check, you are not signed in. Tell the administrator',
  },
  openid_not_linked: {
    status: 403,
    ru: 'Эта внешняя учётная запись ни с кем здесь не связана. Войдите другим способом и свяжите её в профиле или обратитесь к администратору',
    en: 'This outside account is linked to nobody here. Sign in another way and link it in your profile, or ask the administrator',
  },
  openid_domain: {
    status: 403,
    ru: 'С адресами этой организации вход не разрешён',
    en: 'Addresses of this organisation may not sign in',
  },
  consent_needed: {
    status: 400,
    ru: 'Без согласия учётная запись не создаётся',
    en: 'Without the consent no account is made',
  },
  external_taken: {
    status: 409,
    ru: 'Эта внешняя учётная запись уже связана с другим человеком',
    en: 'This outside account is linked to another person already',
  },
  last_way_in: {
    status: 409,
    ru: 'Это единственный способ войти: сначала задайте пароль',
    en: 'This is the only way in: set a password first',
  },
});

export const providerKey = z.string().regex(/^[a-z][a-z0-9-]{1,29}$/);
/** A path of our own to go on to afterwards. */
const next = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])/)
  .optional();

export const offerProviders = defineOperation({
  name: 'identity.provider.offer',
  kind: 'query',
  method: 'GET',
  path: '/api/auth/openid',
  access: 'public',
  title: { ru: 'Внешние системы входа', en: 'Outside sign-in systems' },
  input: nothing,
  output: z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) }),
  example: {},
});
export const beginOpenid = defineOperation({
  name: 'identity.provider.begin',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/openid/:key/begin',
  access: 'public',
  title: { ru: 'Начало внешнего входа', en: 'Begin an outside sign-in' },
  input: z.strictObject({ key: providerKey, next }),
  /** Where the browser goes on to. */
  output: z.object({ address: z.string() }),
  example: { key: 'nowhere' },
});

/** What became of the way back: signed in (with the next step, if any), linked, or a question to the person. */
const outcome = signInStep.partial().extend({
  outcome: z.enum(['sign-in', 'linked', 'link', 'register', 'waiting']),
  goTo: z.string(),
  /** Names the open question in `confirm` and `register`. */
  attemptId: id.optional(),
  /** `link`: where the code went, most of it hidden; `register`: the address that will stand on the card. */
  email: z.string().optional(),
  name: z.string().optional(),
  /** The consent that has to be agreed to before an account is made. */
  consent: z.object({ textId: id, title: z.string(), body: z.string() }).optional(),
});
export const returnOpenid = defineOperation({
  name: 'identity.provider.return',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/openid/:key/return',
  access: 'public',
  secret: true,
  title: { ru: 'Внешний вход', en: 'Outside sign-in' },
  input: z.strictObject({
    key: providerKey,
    state: z.string().max(200),
    code: z.string().max(4000).optional(),
    iss: z.string().max(500).optional(),
    error: z.string().max(200).optional(),
  }),
  output: outcome,
  example: { key: 'nowhere', state: 'unknown' },
});
export const confirmOpenidLink = defineOperation({
  name: 'identity.provider.confirm',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/openid/confirm',
  access: 'public',
  secret: true,
  title: {
    ru: 'Присоединение внешнего входа по коду из письма',
    en: 'Link an outside account by a code from a letter',
  },
  input: z.strictObject({ attemptId: id, code: z.string().trim().min(4).max(20) }),
  output: outcome,
  example: { attemptId: '$missing', code: '000000' },
});
export const registerByOpenid = defineOperation({
  name: 'identity.provider.register',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/openid/register',
  access: 'public',
  secret: true,
  title: { ru: 'Регистрация через внешний вход', en: 'Register through an outside sign-in' },
  input: z.strictObject({ attemptId: id, consentTextId: id.optional() }),
  output: outcome,
  example: { attemptId: '$missing' },
});

export const listExternalIdentities = defineOperation({
  name: 'identity.external.list',
  kind: 'query',
  method: 'GET',
  path: '/api/me/external-identities',
  access: 'signed-in',
  title: { ru: 'Свои внешние учётные записи', en: 'Own outside accounts' },
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        enabled: z.boolean(),
        linkedAt: moment.nullable(),
        lastUsedAt: moment.nullable(),
      }),
    ),
  }),
  example: {},
});
export const linkExternalIdentity = defineOperation({
  name: 'identity.external.link',
  kind: 'action',
  method: 'POST',
  path: '/api/me/external-identities/:key',
  access: 'signed-in',
  fresh: true,
  title: { ru: 'Присоединение внешней учётной записи', en: 'Link an outside account' },
  input: z.strictObject({ key: providerKey }),
  output: z.object({ address: z.string() }),
  example: { key: 'nowhere' },
});
export const unlinkExternalIdentity = defineOperation({
  name: 'identity.external.unlink',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/external-identities/:key',
  access: 'signed-in',
  fresh: true,
  title: { ru: 'Отсоединение внешней учётной записи', en: 'Unlink an outside account' },
  input: z.object({ key: providerKey }),
  output: okOutput,
  example: { key: 'nowhere' },
});
