// The directory of colleagues: what everybody who works here may know of each other, and nothing more.
import * as z from 'zod';
import { date, defineErrors, defineOperation, id, okOutput, pageInput, pageOf } from './core.ts';

export const directoryErrors = defineErrors({
  photo_kind: { status: 400, ru: 'Нужна фотография: JPEG, PNG или WebP', en: 'A photo is needed: JPEG, PNG or WebP' },
  photo_broken: { status: 400, ru: 'Файл фотографии повреждён', en: 'The photo’s file is damaged' },
});

export const personView = z.object({
  id,
  name: z.string(),
  position: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  photoId: id.nullable(),
  groups: z.array(z.object({ id, name: z.string(), head: z.boolean() })),
  manager: z.object({ id, name: z.string() }).nullable(),
  /** The last day of an absence in which somebody stands in, and who does. */
  awayUntil: date.nullable(),
  substitutes: z.array(z.string()),
});
export const listPersons = defineOperation({
  name: 'identity.person.list',
  kind: 'query',
  method: 'GET',
  path: '/api/people',
  personal: 'users',
  title: { ru: 'Справочник сотрудников', en: 'Directory of colleagues' },
  /** Beginnings of words of the name or position, digits of the phone. `groupId`: the group and all below it. */
  input: z.object({ ...pageInput, q: z.string().max(100).optional(), groupId: id.optional() }),
  output: pageOf(personView).extend({ count: z.number() }),
  example: {},
});
export const readPerson = defineOperation({
  name: 'identity.person.read',
  kind: 'query',
  method: 'GET',
  path: '/api/people/:id',
  personal: 'users',
  title: { ru: 'Карточка сотрудника', en: "A colleague's card" },
  input: z.object({ id }),
  output: personView.extend({ subordinates: z.array(z.object({ id, name: z.string(), position: z.string() })) }),
  example: { id: '$user.editor' },
});

/** A JPEG, PNG or WebP up to 2 MB; what a camera wrote into it is taken out. */
export const uploadOwnPhoto = defineOperation({
  name: 'identity.photo.upload',
  kind: 'action',
  method: 'POST',
  path: '/api/me/photo',
  access: 'signed-in',
  stream: 'upload',
  status: 201,
  title: { ru: 'Своя фотография', en: 'Own photo' },
  input: z.object({}),
  output: z.object({ photoId: id }),
  example: {},
});
export const removeOwnPhoto = defineOperation({
  name: 'identity.photo.remove',
  kind: 'action',
  method: 'DELETE',
  path: '/api/me/photo',
  access: 'signed-in',
  title: { ru: 'Удаление своей фотографии', en: 'Remove own photo' },
  input: z.object({}),
  output: okOutput,
  example: {},
});
export const readPhoto = defineOperation({
  name: 'identity.photo.read',
  kind: 'query',
  method: 'GET',
  path: '/api/people/:id/photo',
  access: 'signed-in',
  standIn: true,
  stream: 'download',
  title: { ru: 'Фотография сотрудника', en: "A colleague's photo" },
  input: z.object({ id, v: id.optional() }),
  output: z.object({}),
  example: { id: '$user.editor' },
});
export const setUserPhoto = defineOperation({
  name: 'identity.user.photo',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/users/:id/photo',
  stream: 'upload',
  status: 201,
  title: { ru: 'Фотография пользователя', en: "A user's photo" },
  input: z.object({ id }),
  output: z.object({ photoId: id }),
  example: { id: '$user.spare' },
});
