// Attachments that showed a patient: kept out of everybody's sight, for the personal-data officer to decide.
import * as z from 'zod';
import { defineOperation, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';

export const quarantineStates = ['held', 'returned', 'destroyed'] as const;
export const listQuarantine = defineOperation({
  name: 'privacy.quarantine.list',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/quarantine',
  personal: 'users',
  title: { ru: 'Карантин вложений', en: 'Quarantined attachments' },
  input: z.object({ ...pageInput, state: z.enum(quarantineStates).optional() }),
  output: pageOf(
    z.object({
      id,
      recordId: id,
      recordKind: z.string(),
      recordNumber: z.string().nullable(),
      /** Nothing is known of the file once it is destroyed. */
      name: z.string().nullable(),
      mediaType: z.string().nullable(),
      size: z.number().nullable(),
      reason: z.string(),
      /** A copy with the patient painted over stands in its place. */
      redacted: z.boolean(),
      heldAt: moment,
      heldById: id,
      heldBy: z.string(),
      returnedAt: moment.nullable(),
      destroyedAt: moment.nullable(),
      conclusion: z.string(),
    }),
  ),
  example: {},
});
export const openQuarantined = defineOperation({
  name: 'privacy.quarantine.open',
  kind: 'query',
  method: 'GET',
  path: '/api/privacy/quarantine/:id/file',
  stream: 'download',
  title: { ru: 'Просмотр вложения из карантина', en: 'Open a quarantined attachment' },
  input: z.object({ id }),
  output: nothing,
  example: { id: '$missing' },
});
/** It showed no patient: the original stands on its record again, a redacted copy goes. */
export const returnQuarantined = defineOperation({
  name: 'privacy.quarantine.return',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/quarantine/:id/return',
  title: { ru: 'Возврат вложения из карантина', en: 'Give a quarantined attachment back' },
  input: z.strictObject({ id, conclusion: text(1000) }),
  output: okOutput,
  example: { id: '$missing', conclusion: 'На снимке принтер, пациентов нет' },
});
/** For good: the bytes, what was made of them and what was read in them; what happened stays told. */
export const destroyQuarantined = defineOperation({
  name: 'privacy.quarantine.destroy',
  kind: 'action',
  method: 'POST',
  path: '/api/privacy/quarantine/:id/destroy',
  fresh: true,
  title: { ru: 'Уничтожение вложения из карантина', en: 'Destroy a quarantined attachment' },
  input: z.strictObject({ id, reason: text(1000) }),
  /** Older backups hold it until then. */
  output: z.object({ backupsUntil: z.string() }),
  example: { id: '$missing', reason: 'Снимок с пациентом не нужен для работы' },
});
