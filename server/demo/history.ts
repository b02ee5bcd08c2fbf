// The former years of the demonstration: letters written by core's bulk path, batch by batch, in one transaction of the
// tables' owner while they stand without indexes. The next batch is made while the database writes the one before.
import type pg from 'pg';
import { withBareTables } from '#core/bulk/bare-tables.ts';
import { type BulkRecord, BulkWriter } from '#core/bulk/records.ts';
import { fillRows } from '#core/bulk/rows.ts';
import { writeEvents } from '#core/events.ts';
import { writeManyValues } from '#core/fields/bulk-values.ts';
import type { Services } from '#core/services.ts';
import { systemActor } from '#core/system-actor.ts';
import type { Chance } from './chance.ts';
import type { DemoGround, DemoLetter } from './ground.ts';
import { LetterWriter } from './letter-rows.ts';
import { Talks } from './talks.ts';
import type { WorkingDays } from './working-days.ts';

export interface Batch {
  records: BulkRecord[];
  addressees: Record<string, unknown>[];
  links: Record<string, unknown>[];
  remarks: Record<string, unknown>[];
  values: Parameters<typeof writeManyValues>[2][number][];
}

const batchSize = 2_000;
/** The latest of them may get papers. */
const kept = 600;
const tables = [
  'record',
  'participant',
  'search_row',
  'search_due',
  'issued_number',
  'letter',
  'letter_addressee',
  'record_link',
  'comment',
  'record_field_value',
];
const emptyBatch = (): Batch => ({ records: [], addressees: [], links: [], remarks: [], values: [] });

/** `owner` owns the tables. All letters are written or none; the latest come back. */
export async function fillHistory(
  services: Services,
  owner: pg.Client,
  ground: DemoGround,
  { days, count, random }: { days: WorkingDays; count: number; random: Chance },
  tell: (written: number) => void,
): Promise<DemoLetter[]> {
  const latest: DemoLetter[] = [];
  const talks = new Talks(random, count, days.days.length * 1.45);
  const letters = new LetterWriter(ground, random, talks, { days, count, now: services.clock.now().getTime() });
  await owner.query('begin');
  try {
    await withBareTables(owner, tables, async () => {
      const writer = new BulkWriter(owner);
      let written = 0;
      let underWay: Promise<void> = Promise.resolve();
      for (let from = 0; from < count; from += batchSize) {
        const batch = emptyBatch();
        for (let place = from; place < Math.min(count, from + batchSize); place++) {
          latest.push(letters.write(place, batch));
          if (latest.length > 2 * kept) latest.splice(0, kept);
        }
        await underWay;
        underWay = writeBatch(owner, writer, ground, batch).then(() => {
          written += batch.records.length;
          tell(written);
        });
        // The database works while the next batch is made; a failure is met above.
        underWay.catch(() => undefined);
      }
      await underWay;
      await writer.settle();
      const data = { what: 'demo: letters', records: count };
      await writeEvents(services, owner, systemActor('demo'), 'core.bulk.fill', [{ data }], 'done');
    });
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback').catch(() => undefined);
    throw error;
  }
  services.kick();
  return latest.slice(-kept);
}

async function writeBatch(owner: pg.Client, writer: BulkWriter, ground: DemoGround, batch: Batch): Promise<void> {
  await writer.write('letter', batch.records);
  await fillRows(owner, 'letter_addressee', batch.addressees);
  await fillRows(owner, 'record_link', batch.links);
  await fillRows(owner, 'comment', batch.remarks);
  await writeManyValues(owner, ground.fields, batch.values);
}
