// Figures over a list's records: counted by groups in each column, for a period and the same days a year earlier. Modules
// say what the columns are, how a record's group is found, and what the groups are called.
import type { Figures } from '#contract/statistics.ts';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { registrationOrder } from '../records/create.ts';
import type { ListRequest } from '../records/list-request.ts';
import { type Grouping, grouped } from '../records/list-statements.ts';
import { sql } from '../sql.ts';
import { figureLenses } from './lenses.ts';

export interface Period {
  from: string;
  to: string;
}
export interface FigureColumn {
  key: string;
  /** The column's list, its filters without the period's dates left out. */
  request(period: Period): Promise<ListRequest>;
  group: Omit<Grouping, 'places'>;
}
export interface FigureRequest {
  /** The operation whose list the figures open. */
  list: string;
  columns: readonly FigureColumn[];
  period: Period;
  compare: boolean;
  /** Groups in their order, also empty ones; without it the greatest come first. */
  order?: readonly string[];
  /** A group of the year before as it is called in this one: months. */
  later?(key: string): string;
  names(keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  limit: number;
  /** A record may stand in several groups: totals are counted apart. */
  many?: boolean;
}

type Counts = Record<string, number>;
type Groups = Map<string, Counts>;

/** The same days of the year before; the 29th of February becomes the 28th. */
export function yearBefore({ from, to }: Period): Period {
  const back = (day: string) => {
    const year = Number(day.slice(0, 4)) - 1;
    const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    return `${year}${day.endsWith('-02-29') && !leap ? '-02-28' : day.slice(4)}`;
  };
  return { from: back(from), to: back(to) };
}

export async function readFigures(reader: AnyReader, request: FigureRequest): Promise<Figures> {
  const { columns, period, order, limit } = request;
  const scope = figureLenses(reader, request.list);
  const db = unscoped(reader);
  const before = request.compare ? yearBefore(period) : null;
  const none = (): Counts => Object.fromEntries(columns.map((column) => [column.key, 0]));

  const count = async (of: Period): Promise<{ groups: Groups; total: Counts }> => {
    const groups: Groups = new Map();
    const total = none();
    if (scope.lenses.length === 0) return { groups, total };
    const places = { from: registrationOrder(of.from, 0), to: registrationOrder(of.to, 1e10) };
    for (const column of columns) {
      const list = await column.request(of);
      const { rows } = await grouped(scope.lenses, scope.also, list, { ...column.group, places }).execute(db);
      for (const { key, count: found } of rows) {
        const group = groups.get(key ?? 'none') ?? none();
        group[column.key] = found;
        groups.set(key ?? 'none', group);
        total[column.key] = (total[column.key] ?? 0) + found;
      }
      if (!request.many) continue;
      const whole = await grouped(scope.lenses, scope.also, list, { by: sql`null`, places }).execute(db);
      total[column.key] = whole.rows[0]?.count ?? 0;
    }
    return { groups, total };
  };

  const now = await count(period);
  const past = before && (await count(before));
  const pastGroups: Groups = new Map(
    [...(past?.groups ?? [])].map(([key, counts]) => [request.later?.(key) ?? key, counts]),
  );
  const sum = (counts: Counts | undefined) => Object.values(counts ?? {}).reduce((one, other) => one + other, 0);
  const keys =
    order ??
    greatestFirst([...new Set([...now.groups.keys(), ...pastGroups.keys()])], (key) => [
      sum(now.groups.get(key)),
      sum(pastGroups.get(key)),
    ]);
  const shown = keys.slice(0, limit);
  const names = await request.names(shown.filter((key) => key !== 'none'));
  return {
    period,
    before,
    opens: scope.opens,
    total: now.total,
    totalBefore: past?.total ?? null,
    rows: shown.map((key) => ({
      key,
      name: names.get(key) ?? null,
      counts: now.groups.get(key) ?? none(),
      before: past ? (pastGroups.get(key) ?? none()) : null,
    })),
    more: keys.length > shown.length,
  };
}

function greatestFirst(keys: string[], sizes: (key: string) => [number, number]): string[] {
  return keys
    .map((key) => ({ key, sizes: sizes(key) }))
    .sort(
      (one, other) => other.sizes[0] - one.sizes[0] || other.sizes[1] - one.sizes[1] || (one.key < other.key ? -1 : 1),
    )
    .map(({ key }) => key);
}
