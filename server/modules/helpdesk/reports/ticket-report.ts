// The figures of a period as they were at a moment. What a ticket was then is told by its turns, which are only ever added,
// so a report asked for again gives the same figures. Whose tickets count: those that both the report and the list show.
import type { Input, Output } from '#contract/core.ts';
import type { ReportFigures, readReport } from '#contract/helpdesk.ts';
import { shapeOf, unscoped } from '#core/handle.ts';
import type { Reader } from '#core/reader.ts';
import { registrationOrder } from '#core/records/create.ts';
import { refuseField } from '#core/refusal.ts';
import { recordRows } from '#core/scope.ts';
import { sql } from '#core/sql.ts';
import { figureLenses } from '#core/statistics/lenses.ts';
import { endOfDay, startOfDay } from '#core/zone.ts';
import { idsUnder, loadTree } from '../categories/tree.ts';
import type { Helpdesk } from '../tables.ts';

export type ReportAsked = Input<typeof readReport>;
export type Report = Output<typeof readReport>;

const list = 'helpdesk.ticket.find';
const mostRows = 500;

interface Counted extends ReportFigures {
  key: string | null;
  name: string | null;
  whole: boolean;
  days1: number;
  days3: number;
  days7: number;
  days30: number;
  older: number;
}

/** The column that tells rows apart, and the name of what it holds. */
const groupings: Record<ReportAsked['by'], { key: string; name: string }> = {
  month: { key: `to_char(was.registered_on, 'YYYY-MM')`, name: 'null' },
  category: {
    key: 'was.category_id::text',
    name: '(select c.name from ticket_category c where c.id = counted.key::uuid)',
  },
  executor: { key: 'was.executor_id::text', name: '(select p.name from principal p where p.id = counted.key::uuid)' },
  group: { key: 'was.group_id::text', name: '(select p.name from principal p where p.id = counted.key::uuid)' },
  priority: { key: 'was.priority', name: 'null' },
  channel: { key: 'was.channel', name: 'null' },
  place: { key: 'was.place_id::text', name: '(select p.path from place p where p.id = counted.key::uuid)' },
};

export async function ticketReport(reader: Reader<Helpdesk>, asked: ReportAsked): Promise<Report> {
  const { from, to, by } = asked;
  if (to < from) throw refuseField('to', 'report_period');
  const { zone } = shapeOf(reader).services.config;
  const start = startOfDay(zone, from);
  const end = endOfDay(zone, to);
  const now = reader.now.getTime();
  const wanted = asked.asOf === undefined ? now : Date.parse(asked.asOf);
  if (Number.isNaN(wanted)) throw refuseField('asOf', 'invalid_input');
  const asOf = new Date(Math.min(wanted, now)).toISOString();
  /** Of what is open the end of the period counts, unless that is still to come. */
  const openAt = [end, asOf].sort()[0] as string;
  const categories = asked.categoryId ? idsUnder(await loadTree(reader), asked.categoryId) : null;
  const { lenses, also } = figureLenses(reader, list);
  const scope = [recordRows(lenses), ...(also ? [recordRows(also)] : [])];
  const { key, name } = groupings[by];
  const inPeriod = (column: string) =>
    sql`${sql.raw(column)} >= ${start}::timestamptz and ${sql.raw(column)} < ${end}::timestamptz`;
  const created = sql`was.created_at <= ${asOf}::timestamptz and was.registered_on between ${from}::date and ${to}::date`;
  const solved = sql`was.solved_at is not null and ${inPeriod('was.solved_at')}`;
  const open = sql`was.created_at <= ${openAt}::timestamptz and was.open_then`;
  // The deadline of a mass incident counts once, not for each of its parts.
  const whole = sql`was.parent_id is null`;
  const age = (days: number) =>
    sql`${open} and was.created_at > ${openAt}::timestamptz - make_interval(days => ${sql.raw(String(days))})`;
  const count = (condition: ReturnType<typeof sql>) => sql`count(*) filter (where ${condition})::int`;
  const minutesOf = (what: string, share: string, condition: ReturnType<typeof sql>) =>
    sql`round((percentile_cont(${sql.raw(share)}) within group (order by extract(epoch from ${sql.raw(what)} - was.created_at) / 60)
      filter (where ${condition} and ${sql.raw(what)} is not null))::numeric)::int`;
  /** As it stood in the last turn until then. */
  const last = (column: string) =>
    sql`(array_agg(t.${sql.raw(column)}) filter (where t.next_at is null))[1] as ${sql.raw(column)}`;
  // What was made before the period and solved in it stands with the month in which it was solved.
  const keyed =
    by === 'month'
      ? sql`case when ${created} or not (${solved}) then ${sql.raw(key)} else to_char(was.solved_at at time zone ${zone}, 'YYYY-MM') end`
      : sql.raw(key);
  const { rows } = await sql<Counted>`
    with touched as materialized (
      -- Made in the period, or not over at its beginning, each by an index of its own; what came later counts nowhere.
      (select record.id from record where record.kind = 'ticket' and record.registration_order >= ${registrationOrder(from, 0)}::bigint
        and record.registration_order < ${registrationOrder(to, 1e10)}::bigint
      union select ticket.id from ticket where ticket.resolved_at >= ${start}::timestamptz
      union select ticket.id from ticket where ticket.closed_at >= ${start}::timestamptz and ticket.resolved_at is null
      union select record.id from record where record.kind = 'ticket' and record.state_group in ('new', 'work', 'waiting'))
      except select record.id from record where record.kind = 'ticket' and record.registration_order >= ${registrationOrder(to, 1e10)}::bigint
    ), made as materialized (
      -- Row by row (\`offset 0\`): a join of so many would walk the whole of either table.
      select ticket.*, record.created_at, record.registered_on from touched
        cross join lateral (select id, created_at, registered_on, clearance from record where record.id = touched.id offset 0) as record
        cross join lateral (select id, channel, place_id, answered_at, solve_due_at, answer_due_at, parent_id, rating, rated_at, minutes
          from ticket where ticket.id = record.id offset 0) as ticket
      where ${sql.join(scope, sql` and `)}
        ${asked.executorId ? sql`and exists (select from ticket_turn t where t.ticket_id = ticket.id and t.executor_id = ${asked.executorId})` : sql``}
    ), was as materialized (
      -- The turns of a ticket are read once, in their order.
      select made.*, walked.* from made cross join lateral (
        select ${last('state')}, ${last('state_group')}, ${last('category_id')}, ${last('priority')}, ${last('executor_id')}, ${last('group_id')},
          case when bool_or(t.next_at is null and t.state_group = 'done')
            then min(t.at) filter (where t.state_group = 'done' and t.at >= coalesce(t.last_open, '-infinity')) end as solved_at,
          bool_or(t.is_open) filter (where t.at <= ${openAt}::timestamptz and (t.next_at is null or t.next_at > ${openAt}::timestamptz)) as open_then,
          count(*) filter (where t.before = 'done' and t.is_open) as again
        from (select o.*, o.state_group in ('new', 'work', 'waiting') as is_open, lag(o.state_group) over in_order as before,
            lead(o.at) over in_order as next_at, max(o.at) filter (where o.state_group in ('new', 'work', 'waiting')) over () as last_open
          from ticket_turn o where o.ticket_id = made.id and o.at <= ${asOf}::timestamptz
          window in_order as (order by o.at, o.id)) as t
        having count(*) > 0
      ) as walked
    ), counted as (
      select was.key, grouping(was.key) = 1 as whole,
        ${count(created)} as created, ${count(solved)} as solved,
        ${count(sql`${solved} and ${whole} and was.solved_at <= was.solve_due_at`)} as "inTime",
        ${count(sql`${solved} and ${whole} and was.solved_at > was.solve_due_at`)} as late,
        ${count(sql`${solved} and was.again > 0`)} as reopened,
        ${count(open)} as open,
        ${count(sql`${open} and ${whole} and least(was.solve_due_at, case when was.answered_at is null then was.answer_due_at end) < ${openAt}::timestamptz`)} as overdue,
        ${minutesOf('was.answered_at', '0.5', solved)} as "answerMedian", ${minutesOf('was.answered_at', '0.9', solved)} as "answerP90",
        ${minutesOf('was.solved_at', '0.5', solved)} as "solveMedian", ${minutesOf('was.solved_at', '0.9', solved)} as "solveP90",
        ${count(sql`${solved} and was.rated_at <= ${asOf}::timestamptz`)} as rated,
        round(avg(was.rating) filter (where ${solved} and was.rated_at <= ${asOf}::timestamptz), 2)::float as rating,
        coalesce(sum(was.minutes) filter (where ${solved}), 0)::int as minutes,
        ${count(age(1))} as days1, ${count(sql`${age(3)} and not (${age(1)})`)} as days3, ${count(sql`${age(7)} and not (${age(3)})`)} as days7,
        ${count(sql`${age(30)} and not (${age(7)})`)} as days30, ${count(sql`${open} and not (${age(30)})`)} as older
      from (select was.*, ${keyed} as key from was
        where (${created} or ${solved} or ${open})
          ${categories ? sql`and was.category_id = any(${categories}::uuid[])` : sql``}
          ${asked.groupId ? sql`and was.group_id = ${asked.groupId}` : sql``}
          ${asked.executorId ? sql`and was.executor_id = ${asked.executorId}` : sql``}) as was
      group by grouping sets ((was.key), ())
    )
    select counted.*, ${sql.raw(name)} as name from counted
    order by whole desc, ${by === 'month' ? sql`key` : sql`created + solved + open desc, key`} limit ${sql.raw(String(mostRows + 1))}`.execute(
    unscoped(reader),
  );
  return shown(asked, asOf, rows);
}

const nothing: ReportFigures = {
  created: 0,
  solved: 0,
  inTime: 0,
  late: 0,
  reopened: 0,
  open: 0,
  overdue: 0,
  answerMedian: null,
  answerP90: null,
  solveMedian: null,
  solveP90: null,
  rated: 0,
  rating: null,
  minutes: 0,
};
const figuresOf = (row: Counted | undefined): ReportFigures =>
  Object.fromEntries(
    Object.entries(nothing).map(([figure, none]) => [figure, row?.[figure as keyof ReportFigures] ?? none]),
  ) as ReportFigures;

function shown(asked: ReportAsked, asOf: string, rows: readonly Counted[]): Report {
  const whole = rows.find((row) => row.whole);
  const ages = [
    [1, whole?.days1],
    [3, whole?.days3],
    [7, whole?.days7],
    [30, whole?.days30],
    [null, whole?.older],
  ] as const;
  return {
    period: { from: asked.from, to: asked.to },
    asOf,
    total: figuresOf(whole),
    rows: rows
      .filter((row) => !row.whole)
      .map((row) => ({ key: row.key ?? 'none', name: row.name, ...figuresOf(row) })),
    ageing: ages.map(([upTo, count]) => ({ upTo, count: count ?? 0 })),
  };
}
