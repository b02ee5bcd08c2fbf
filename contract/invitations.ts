// Links by mail: an invitation that makes an account usable, and a new password in the place of a forgotten one.
import * as z from 'zod';
import { defineErrors, defineOperation, flag, id, moment, okOutput } from './core.ts';
import { password } from './identity-fields.ts';

export const invitationErrors = defineErrors({
  no_email: {
    status: 409,
    ru: 'У человека нет адреса почты: укажите его или передайте ссылку сами',
    en: 'The person has no e-mail: give one, or hand the link over yourself',
  },
  not_invited: {
    status: 409,
    ru: 'Этот человек уже вошёл в систему, приглашать некого',
    en: 'This person has signed in already, there is nobody to invite',
  },
  no_invitation: { status: 409, ru: 'Действующего приглашения нет', en: 'There is no invitation in force' },
});

const token = z.string().min(20).max(200);
export const inviteUser = defineOperation({
  name: 'identity.invitation.send',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/invite',
  secret: true,
  title: { ru: 'Приглашение пользователя', en: 'Invite a user' },
  /** `show` gives the link back, for those without mail: whoever has it sets the password. Without a mail server it always comes back. */
  input: z.strictObject({ id, show: flag.default(false) }),
  output: z.object({ expiresAt: moment, sentTo: z.string().nullable(), link: z.string().nullable() }),
  example: { id: '$user.spare', show: true },
});
export const cancelInvitation = defineOperation({
  name: 'identity.invitation.cancel',
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/users/:id/invite',
  title: { ru: 'Отмена приглашения', en: 'Cancel an invitation' },
  input: z.object({ id }),
  output: okOutput,
  example: { id: '$user.spare' },
});
export const readInvitation = defineOperation({
  name: 'identity.invitation.read',
  kind: 'query',
  method: 'POST',
  path: '/api/auth/invitation/read',
  access: 'public',
  personal: 'users',
  title: { ru: 'Приглашение по ссылке', en: 'An invitation by its link' },
  input: z.strictObject({ token }),
  output: z.object({ login: z.string(), name: z.string(), expiresAt: moment }),
  example: { token: 'spent-spent-spent-spent' },
});
export const acceptInvitation = defineOperation({
  name: 'identity.invitation.accept',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/invitation',
  access: 'public',
  title: { ru: 'Принятие приглашения', en: 'Accept an invitation' },
  input: z.strictObject({ token, password, consentTextId: id.optional() }),
  output: z.object({ login: z.string() }),
  example: { token: 'spent-spent-spent-spent', password: 'zelenyj-avtobus-77' },
});
export const forgetPassword = defineOperation({
  name: 'identity.password.forget',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/password/forgot',
  access: 'public',
  status: 202,
  title: { ru: 'Забытый пароль', en: 'A forgotten password' },
  input: z.strictObject({ login: z.string().trim().min(1).max(254) }),
  output: okOutput,
  example: { login: 'nobody' },
});
export const setForgottenPassword = defineOperation({
  name: 'identity.password.setByLink',
  kind: 'action',
  method: 'POST',
  path: '/api/auth/password/reset',
  access: 'public',
  title: { ru: 'Новый пароль по ссылке', en: 'A new password by a link' },
  input: z.strictObject({ token, password }),
  output: okOutput,
  example: { token: 'spent-spent-spent-spent', password: 'zelenyj-avtobus-77' },
});
