// Attachments that showed a patient: kept out of everybody's sight, for the personal-data officer to decide.
import * as z from 'zod';
import { defineOperation, id, moment, nothing, okOutput, pageInput, pageOf, text } from './core.ts';

export const quarantineStates = ['held', 'returned'] as const;
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
      name: z.string(),
      mediaType: z.string(),
      size: z.number(),
      reason: z.string(),
      /** A copy with the patient painted over stands in its place. */
      redacted: z.boolean(),
      heldAt: moment,
      heldById: id,
      heldBy: z.string(),
      returnedAt: moment.nullable(),
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
