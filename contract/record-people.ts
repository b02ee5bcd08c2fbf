// People of a record whom somebody else names: those who are told of it now, and those who hear of it from now on.
import * as z from 'zod';
import { defineOperation, id, okOutput } from './core.ts';

/** A notice to people and groups; whoever may not see the record is not told. */
export const tellOfRecord = defineOperation({
  name: 'record.person.tell',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/tell',
  title: { ru: 'Уведомление о записи', en: 'A notice of a record' },
  input: z.strictObject({ id, principalIds: z.array(id).min(1).max(50) }),
  output: okOutput,
  example: { id: '$ticket.printer', principalIds: ['$user.technician'] },
});
/** They watch it from now on, as if they had asked for its news themselves, and may stop as easily. */
export const appointWatchers = defineOperation({
  name: 'record.watch.appoint',
  kind: 'action',
  method: 'POST',
  path: '/api/records/:id/watchers',
  title: { ru: 'Добавление наблюдателя', en: 'Add a watcher' },
  input: z.strictObject({ id, userIds: z.array(id).min(1).max(50) }),
  output: okOutput,
  example: { id: '$ticket.printer', userIds: ['$user.technician'] },
});
