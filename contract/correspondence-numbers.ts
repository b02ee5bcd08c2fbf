// Numbers apart from the counter: blocks reserved for people, numbers chosen by hand, the certificate of gaps.
// Part of contract/correspondence.ts, which is the file to import.
import * as z from 'zod';
import { date, defineOperation, flag, id, moment, optionalText, pageInput, pageOf, text } from './core.ts';

const ordinal = z.coerce.number().int().min(1).max(999_999_999);
const period = z.string().max(20);
/** A number that somebody chose: an ordinal and what stands after it, «12» or «12а». */
export const chosenNumber = z.strictObject({ ordinal, suffix: optionalText(4).optional() });

export const reservationCard = z.object({
  id,
  journal: z.object({ id, name: z.string() }),
  period: z.string(),
  first: z.number(),
  last: z.number(),
  holder: z.object({ id, name: z.string() }),
  reason: z.string(),
  until: date.nullable(),
  expired: z.boolean(),
  /** The period is closed: what is left can no longer be used. */
  closed: z.boolean(),
  madeBy: z.string(),
  madeAt: moment,
  used: z.number(),
  released: z.number(),
  /** What can still be used, in order; at most a hundred, `leftCount` counts all. */
  left: z.array(z.object({ ordinal: z.number(), number: z.string().nullable() })),
  leftCount: z.number(),
  can: z.array(z.string()),
});

/** With the reach `own` one reserves for oneself only, and at most fifty numbers. */
export const reserveNumbers = defineOperation({
  name: 'correspondence.number.reserve',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/journals/:id/reservations',
  status: 201,
  title: { ru: 'Резервирование номеров', en: 'Reserve numbers' },
  input: z.strictObject({
    id,
    /** Oneself when absent. */
    holderId: id.optional(),
    /** The present one when absent. */
    period: period.optional(),
    /** The next so many numbers; or these very ones, from and to. */
    count: z.number().int().min(1).max(10_000).optional(),
    from: ordinal.optional(),
    to: ordinal.optional(),
    reason: text(500),
    until: date.nullable().optional(),
  }),
  output: reservationCard,
  example: { id: '$journal.incoming', count: 2, reason: 'Выездной приём граждан' },
});
export const listReservations = defineOperation({
  name: 'correspondence.number.reservations',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/reservations',
  title: { ru: 'Резервы номеров', en: 'Reservations of numbers' },
  input: z.object({
    ...pageInput,
    journalId: id.optional(),
    period: period.optional(),
    mine: flag.optional(),
    /** Only those of which something is left. */
    open: flag.optional(),
  }),
  output: pageOf(reservationCard),
  example: {},
});
/** Gives up what is left of a block: those numbers stay unused, with the reason. */
export const releaseNumbers = defineOperation({
  name: 'correspondence.number.release',
  kind: 'action',
  method: 'POST',
  path: '/api/correspondence/reservations/:id/release',
  title: { ru: 'Отказ от зарезервированных номеров', en: 'Give up reserved numbers' },
  input: z.strictObject({ id, from: ordinal.optional(), to: ordinal.optional(), reason: text(500) }),
  output: reservationCard,
  example: { id: '$reservation.spare', reason: 'Приём отменён' },
});
/** Whoever holds this may register under a number of their own choosing; asked before, it says whether it is free. */
export const checkNumber = defineOperation({
  name: 'correspondence.number.manual',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/journals/:id/number',
  title: { ru: 'Номер вручную', en: 'Number by hand' },
  input: z.strictObject({
    id,
    registeredOn: date.optional(),
    caseIndex: optionalText(50).optional(),
    ...chosenNumber.shape,
  }),
  output: z.object({
    /** How it will read; null when the journal's template cannot print it. */
    number: z.string().nullable(),
    free: z.boolean(),
    /** Why it is not, as a refusal's code with its words. */
    code: z.string().nullable(),
    message: z.object({ ru: z.string(), en: z.string() }).nullable(),
  }),
  example: { id: '$journal.incoming', ordinal: 1, suffix: 'а' },
});

const unused = z.object({
  ordinal: z.number(),
  suffix: z.string(),
  number: z.string().nullable(),
  state: z.enum(['cancelled', 'reserved', 'released']),
  reason: z.string(),
  holder: z.string().nullable(),
  until: date.nullable(),
  by: z.string().nullable(),
  at: moment.nullable(),
});
export const readCertificate = defineOperation({
  name: 'correspondence.number.certificate',
  kind: 'query',
  method: 'GET',
  path: '/api/correspondence/journals/:id/certificate',
  title: { ru: 'Справка о номерах', en: 'Certificate of numbers' },
  input: z.object({ ...pageInput, id, period: period.optional() }),
  output: z.object({
    journal: z.object({ id, name: z.string(), restart: z.string() }),
    period: z.string(),
    last: z.number(),
    used: z.number(),
    cancelled: z.number(),
    reserved: z.number(),
    released: z.number(),
    unexplained: z.number(),
    lettered: z.number(),
    closed: z.object({ at: moment, by: z.string(), reason: z.string() }).nullable(),
    /** Ordinals that nothing explains. */
    missing: z.array(z.object({ from: z.number(), to: z.number() })),
    /** Numbers without a valid letter, in order, page by page. */
    items: z.array(unused),
    next: z.string().nullable(),
  }),
  example: { id: '$journal.incoming' },
});
export const printCertificate = defineOperation({
  name: 'correspondence.number.print',
  kind: 'query',
  method: 'POST',
  path: '/api/correspondence/journals/:id/certificate/print',
  stream: 'download',
  title: { ru: 'Печать справки о номерах', en: 'Print the certificate of numbers' },
  input: z.strictObject({ id, period: period.optional() }),
  output: z.any(),
  example: { id: '$journal.incoming' },
});
