// A group's own page: members and heads, as they are and as they were, and the records that wait for the group.
import * as z from 'zod';
import { date, defineErrors, defineOperation, flag, id, moment, optionalText, pageInput, pageOf } from './core.ts';
import { groupCard } from './people.ts';
import { recordHead } from './record-head.ts';

export const groupErrors = defineErrors({
  group_archived: {
    status: 409,
    ru: 'Подразделение в архиве: людей в него не добавляют',
    en: 'The group is archived and takes no members',
  },
  member_already: { status: 409, ru: 'Этот человек уже в подразделении', en: 'This person is a member already' },
  member_missing: { status: 409, ru: 'Этого человека в подразделении нет', en: 'This person is not a member' },
});

export const readGroup = defineOperation({
  name: 'identity.group.read',
  kind: 'query',
  method: 'GET',
  path: '/api/groups/:id',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Карточка подразделения', en: "A group's card" },
  /** For its members, those of the groups below, its heads and administrators of groups. */
  input: z.object({ id }),
  output: groupCard.extend({
    parent: z.object({ id, name: z.string() }).nullable(),
    children: z.array(groupCard),
    can: z.array(z.string()),
  }),
  example: { id: '$group.office' },
});
const memberView = z.object({
  id,
  name: z.string(),
  position: z.string(),
  status: z.string(),
  head: z.boolean(),
  fromAt: moment,
  fromBy: z.string(),
  fromReason: z.string(),
  untilAt: moment.nullable(),
  untilBy: z.string().nullable(),
  untilReason: z.string(),
});
export const listMembers = defineOperation({
  name: 'identity.member.list',
  kind: 'query',
  method: 'GET',
  path: '/api/groups/:id/members',
  access: 'signed-in',
  standIn: true,
  personal: 'users',
  title: { ru: 'Состав подразделения', en: "A group's members" },
  /** `on`: as it was at the end of that day. `past`: everybody who ever was, each stay by itself. */
  input: z.object({ id, ...pageInput, on: date.optional(), past: flag.optional() }),
  output: pageOf(memberView).extend({ count: z.number() }),
  example: { id: '$group.office' },
});
const reason = optionalText(300).default('');
export const addMember = defineOperation({
  name: 'identity.member.add',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/groups/:id/members',
  status: 201,
  title: { ru: 'Приём в подразделение', en: 'Add a member to a group' },
  input: z.strictObject({ id, userId: id, head: z.boolean().default(false), reason }),
  output: groupCard,
  example: { id: '$group.finance', userId: '$user.editor' },
});
export const changeMember = defineOperation({
  name: 'identity.member.update',
  kind: 'action',
  method: 'PATCH',
  path: '/api/admin/groups/:id/members/:userId',
  title: { ru: 'Руководитель подразделения', en: 'Head of a group' },
  input: z.strictObject({ id, userId: id, head: z.boolean(), reason }),
  output: groupCard,
  example: { id: '$group.finance', userId: '$user.spare', head: true },
});
export const removeMember = defineOperation({
  name: 'identity.member.remove',
  kind: 'action',
  method: 'POST',
  path: '/api/admin/groups/:id/members/:userId/remove',
  title: { ru: 'Исключение из подразделения', en: 'Remove a member from a group' },
  input: z.strictObject({ id, userId: id, reason }),
  output: groupCard,
  example: { id: '$group.supply', userId: '$user.spare' },
});
export const listGroupRecords = defineOperation({
  name: 'identity.queue.list',
  kind: 'query',
  method: 'GET',
  path: '/api/groups/:id/records',
  access: 'signed-in',
  standIn: true,
  title: { ru: 'Записи подразделения', en: "A group's records" },
  /** Records of every kind that the group answers for or received, newest first; only what the reader may see. */
  input: z.object({ id, ...pageInput, open: flag.default(true) }),
  output: pageOf(recordHead),
  example: { id: '$group.office' },
});
