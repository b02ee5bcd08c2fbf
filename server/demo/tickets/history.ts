// Former tickets of the demonstration, written by core's bulk path in one transaction of the tables' owner; a great many of
// them while the tables stand without their indexes.
import type pg from 'pg';
import type { Priority } from '#contract/helpdesk.ts';
import { withBareTables } from '#core/bulk/bare-tables.ts';
import { BulkWriter } from '#core/bulk/records.ts';
import { fillRows } from '#core/bulk/rows.ts';
import { addDays } from '#core/calendar/calendar.ts';
import { calendarsOf } from '#core/calendar/of-handle.ts';
import { measureNow } from '#core/deadlines/measure.ts';
import { appendEntries, settle } from '#core/deadlines/settle.ts';
import { type Measured, Versions } from '#core/deadlines/versions.ts';
import { writeEvents } from '#core/events.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import type { Chance } from '../chance.ts';
import { WorkingDays } from '../working-days.ts';
import type { Desk } from './desk.ts';
import { emptyTicketBatch, type TicketBatch, TicketWriter } from './ticket-rows.ts';

const batchSize = 2_000;
/** Fewer are written sooner with the indexes in place. */
const bareFrom = 50_000;
const tables = [
  'record',
  'participant',
  'search_row',
  'search_due',
  'issued_number',
  'ticket',
  'ticket_turn',
  'comment',
  'record_link',
  'ticket_time',
  'record_clock',
  'record_deadline',
  'deadline_moment',
];

export interface TicketsAsked {
  desk: Desk;
  random: Chance;
  count: number;
  /** The last day whose tickets are written. */
  last: string;
}
/** Twenty thousand of a million, some dozens of a few. */
export const openOf = (count: number): number => Math.round(Math.min(20_000, Math.max(60, count / 50)));

export async function fillTickets(
  services: Services,
  owner: pg.Client,
  { desk, random, count, last }: TicketsAsked,
  tell: (written: number) => void,
): Promise<void> {
  const actor = systemActor('demo');
  const calendar = await calendarsOf(services).get(services.pools.read, services.config.calendarCountry);
  const days = new WorkingDays(calendar, addDays(last, -2 * 365), last);
  const measured = {} as Record<Priority, Measured>;
  for (const priority of ['low', 'normal', 'high', 'urgent'] as const) {
    const found = await measureNow(owner, services, { kind: 'ticket', policyId: null, priority });
    if (!found) throw new Error('tickets have no policy of deadlines');
    measured[priority] = found;
  }
  const now = services.clock.now().getTime();
  const writer = new TicketWriter(desk, random, {
    momentOf: (place) => days.momentOf((place + 1) / (count + 1)),
    count,
    open: openOf(count),
    now,
    zone: services.config.zone,
    calendar,
    versions: await new Versions(services).load(owner, Object.values(measured)),
    measured,
    systemId: actor.id,
  });
  const fill = async () => {
    const records = new BulkWriter(owner);
    let underWay: Promise<void> = Promise.resolve();
    for (let from = 0; from < count; from += batchSize) {
      const batch = emptyTicketBatch();
      const until = Math.min(count, from + batchSize);
      for (let place = from; place < until; place++) writer.write(place, batch);
      await underWay;
      underWay = writeBatch(services, owner, records, batch).then(() => tell(until));
      // The database works while the next batch is made; a failure is met above.
      underWay.catch(() => undefined);
    }
    await underWay;
    await records.settle();
    // Whoever was to be told of a deadline that is over was told then.
    await owner.query('update deadline_moment set fired_at = at where fired_at is null and at <= $1', [
      new Date(now).toISOString(),
    ]);
    const data = { what: 'demo: tickets', records: count };
    await writeEvents(services, owner, actor, 'core.bulk.fill', [{ data }], 'done');
  };
  await owner.query('begin');
  try {
    await (count >= bareFrom ? withBareTables(owner, tables, fill) : fill());
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
  services.kick();
}

async function writeBatch(
  services: Services,
  owner: pg.Client,
  records: BulkWriter,
  batch: TicketBatch,
): Promise<void> {
  await records.write('ticket', batch.records);
  await fillRows(owner, 'comment', batch.words);
  await fillRows(owner, 'ticket_turn', batch.turns);
  await fillRows(owner, 'record_link', batch.links);
  await fillRows(owner, 'ticket_time', batch.spent);
  await appendEntries(
    owner,
    batch.clocks.flatMap((one) => one.entries),
  );
  await settle(owner, services, batch.clocks);
}
