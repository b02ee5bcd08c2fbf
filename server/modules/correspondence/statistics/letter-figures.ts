// The figures of letters: which groups a letter stands in under each breakdown, and what they are called.
import type { Input, Output } from '#contract/core.ts';
import { directions, letterStates, type readStatistics, timings } from '#contract/correspondence.ts';
import type { Reader } from '#core/reader.ts';
import type { Grouping } from '#core/records/list-statements.ts';
import { refuseField } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import { type Period, readFigures } from '#core/statistics/figures.ts';
import { recordTitles } from '#core/statistics/names.ts';
import { letterRequest } from '../letter-list.ts';
import type { Registry } from '../tables.ts';
import { timingSql } from '../timing.ts';

export type StatisticsAsked = Input<typeof readStatistics>;
type Breakdown = StatisticsAsked['by'];
type Direction = (typeof directions)[number];

const mostMonths = 120;
/** One list a letter: the filters of `correspondence.letter.find`. */
const list = 'correspondence.letter.find';

export function letterFigures(
  reader: Reader<Registry>,
  asked: StatisticsAsked,
): Promise<Output<typeof readStatistics>> {
  const { from, to, by, journalId } = asked;
  if (to < from) throw refuseField('to', 'period_backwards');
  const months = monthsOf({ from, to });
  if (months.length > mostMonths) throw refuseField('to', 'period_long');
  const order = { month: months, state: letterStates, timing: timings }[by as string];
  return readFigures(reader, {
    list,
    period: { from, to },
    compare: asked.compare ?? false,
    limit: order ? order.length : asked.limit,
    columns: directions.map((direction) => ({
      key: direction,
      request: (period) =>
        letterRequest(reader, {
          direction,
          registeredFrom: period.from,
          registeredTo: period.to,
          sort: 'registered',
          limit: 1,
          ...(journalId ? { journalId } : {}),
        }),
      group: groupingOf(by, direction, reader.today),
    })),
    ...(order ? { order } : {}),
    ...(by === 'month' ? { later: (month) => `${Number(month.slice(0, 4)) + 1}${month.slice(4)}` } : {}),
    ...(by === 'correspondent' ? { many: true } : {}),
    names: (keys) => namesOf(reader, by, keys),
  });
}

export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > to.slice(0, 7)) return months;
    months.push(name);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

function groupingOf(by: Breakdown, direction: Direction, today: string): Omit<Grouping, 'places'> {
  switch (by) {
    case 'month':
      return {
        by: sql`lpad(extract(year from record.registered_on)::text, 4, '0') || '-' || lpad(extract(month from record.registered_on)::text, 2, '0')`,
      };
    case 'journal':
      return { by: sql`letter.journal_id`, ofTable: true };
    case 'kind':
      return { by: sql`letter.kind_id`, ofTable: true };
    case 'department':
      return { by: sql`letter.department_id`, ofTable: true };
    case 'correspondent':
      // A letter to several addressees stands with each of them, once.
      return direction === 'outgoing'
        ? {
            by: sql`addressed.contact_id`,
            joins: sql` left join (select distinct one.letter_id, one.contact_id from letter_addressee one
              where one.contact_id is not null) as addressed on addressed.letter_id = record.id`,
          }
        : { by: sql`letter.correspondent_id`, ofTable: true };
    case 'registrar':
      return { by: sql`record.created_by` };
    case 'state':
      return { by: sql`record.state` };
    case 'timing':
      return { by: timingSql(today) };
  }
}

async function namesOf(reader: Reader<Registry>, by: Breakdown, keys: readonly string[]) {
  const named = (rows: { id: string; name: string }[]) => new Map(rows.map((row) => [row.id, row.name]));
  if (keys.length === 0) return new Map<string, string>();
  if (by === 'journal' || by === 'kind') {
    const table = by === 'journal' ? 'journal' : 'letter_kind';
    return named(
      await reader
        .from(table)
        .select([`${table}.id`, `${table}.name`])
        .where(`${table}.id`, 'in', keys)
        .execute(),
    );
  }
  if (by === 'department' || by === 'registrar')
    return named(
      await reader
        .from('principal')
        .select(['principal.id', 'principal.name'])
        .where('principal.id', 'in', keys)
        .execute(),
    );
  return by === 'correspondent' ? recordTitles(reader, keys) : new Map<string, string>();
}
