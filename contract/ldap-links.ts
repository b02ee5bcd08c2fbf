// Links between accounts and entries of directories: set by an administrator, or by the person with the directory's password.
import * as z from 'zod';
import { defineOperation, id, moment, nothing, okOutput, text } from './core.ts';
import { password } from './identity-fields.ts';

export const linkPerson = defineOperation({
  name: 'identity.ldap.link',
  fresh: true,
  kind: 'action',
  method: 'POST',
  path: '/api/admin/directories/:id/people',
  title: { ru: 'Связь учётной записи с каталогом', en: 'Link an account to a directory' },
  input: z.strictObject({ id, userId: id, login: text(254) }),
  output: okOutput,
  example: { id: '$missing', userId: '$user.spare', login: 'spare' },
});
export const unlinkPerson = defineOperation({
  name: 'identity.ldap.unlink',
  fresh: true,
  kind: 'action',
  method: 'DELETE',
  path: '/api/admin/directories/:id/people/:userId',
  title: { ru: 'Разрыв связи с каталогом', en: 'Unlink an account from a directory' },
  input: z.object({ id, userId: id }),
  output: okOutput,
  example: { id: '$missing', userId: '$user.spare' },
});
export const linksOfPerson = defineOperation({
  name: 'identity.ldap.of',
  kind: 'query',
  method: 'GET',
  path: '/api/admin/users/:id/directories',
  personal: 'users',
  title: { ru: 'Связи человека с каталогами', en: "A person's links to directories" },
  input: z.object({ id }),
  output: z.object({
    items: z.array(z.object({ id, name: z.string(), dn: z.string(), seenAt: moment })),
  }),
  example: { id: '$user.editor' },
});
const ownLink = z.object({ id, name: z.string(), linked: z.boolean() });
export const ownDirectories = defineOperation({
  name: 'identity.ldap.own',
  kind: 'query',
  method: 'GET',
  path: '/api/me/directories',
  access: 'signed-in',
  title: { ru: 'Свои связи с каталогами', en: 'Own links to directories' },
  input: nothing,
  output: z.object({ items: z.array(ownLink) }),
  example: {},
});
export const linkOwn = defineOperation({
  name: 'identity.ldap.linkOwn',
  fresh: true,
  kind: 'action',
  method: 'POST',
  path: '/api/me/directories/:id',
  access: 'signed-in',
  title: { ru: 'Связь своей учётной записи с каталогом', en: 'Link own account to a directory' },
  input: z.strictObject({ id, login: text(254), password }),
  output: okOutput,
  example: { id: '$missing', login: 'nobody', password: 'wrong-password-here' },
});
