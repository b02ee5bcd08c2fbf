// The list of tickets as core's list primitive asks for it: columns, sorts and filters.
import type { RawBuilder, SqlBool } from 'kysely';
import type { Input, Output } from '#contract/core.ts';
import type { findTickets } from '#contract/helpdesk.ts';
import { shapeOf, unscoped } from '#core/handle.ts';
import type { Reader } from '#core/reader.ts';
import { registrationOrder } from '#core/records/create.ts';
import { foundBy } from '#core/records/found-by.ts';
import { commonSorts, type ListFilter, type ListRequest, listRecords, type SortKey } from '#core/records/list.ts';
import { sql } from '#core/sql.ts';
import { endOfDay, startOfDay } from '#core/zone.ts';
import { idsUnder, loadTree } from './categories/tree.ts';
import { ticketKind } from './rules.ts';
import type { Helpdesk } from './tables.ts';

export type TicketFilter = Input<typeof findTickets>;
export type TicketPage = Output<typeof findTickets>;

const sorts: Record<TicketFilter['sort'], SortKey> = {
  registered: commonSorts.registered,
  due: commonSorts.dueAt,
  changed: commonSorts.changed,
  requester: commonSorts.counterpart,
};

const named = (id: string, name: string) =>
  sql`case when ${sql.ref(id)} is null then null else json_build_object('id', ${sql.ref(id)}, 'name', ${sql.ref(name)}) end`;
const columns = sql`record.id, record.kind, record.number, record.title, record.counterpart, record.state,
  record.state_group as "stateGroup", record.due_on as "dueOn", record.due_at as "dueAt", record.registered_on as "registeredOn",
  record.life, record.clearance, record.version, record.changed_at as "changedAt", record.created_at as "createdAt",
  ${named('record.responsible_id', 'responsible.name')} as responsible,
  json_build_object('id', ticket_category.id, 'name', ticket_category.name) as category,
  ticket.priority, ticket.channel, ${named('ticket.requester_id', 'requester.name')} as requester,
  ${named('ticket.contact_id', 'contact.name')} as contact, contact.kind as "contactKind", ${named('ticket.place_id', 'place.path')} as place,
  ${named('ticket.executor_id', 'executor.name')} as executor, ${named('ticket.group_id', 'queue.name')} as "group",
  ticket.waiting_reason as "waitingReason", ticket.waiting_until as "waitingUntil", ticket.awaits_us as "awaitsUs",
  ticket.reopened, ticket.rating,
  json_build_object('open', ticket.checklist_open, 'total', ticket.checklist_total) as checklist,
  (select count(*)::int from attachment where attachment.record_id = record.id and attachment.removed_at is null) as attachments`;
const joins = sql`left join principal responsible on responsible.id = record.responsible_id
  left join ticket_category on ticket_category.id = ticket.category_id
  left join principal requester on requester.id = ticket.requester_id
  left join contact on contact.id = ticket.contact_id
  left join place on place.id = ticket.place_id
  left join principal executor on executor.id = ticket.executor_id
  left join principal queue on queue.id = ticket.group_id`;

const openGroups = sql<SqlBool>`record.state_group in ('new', 'work', 'waiting')`;
/** Tickets by a condition on their own row, which one of its indexes answers. */
const tickets = (key: string, where: RawBuilder<SqlBool>): ListFilter => ({
  where,
  ofTable: true,
  among: { key: `ticket ${key}`, ids: sql`select ticket.id from ticket where ${where}` },
});
/** A common value has no index: a page of it is full after a short walk. Rare ones stand in a partial index. */
const common = (where: RawBuilder<SqlBool>): ListFilter => ({ where, ofTable: true });
/** Records by a condition on `record`, in registration order. */
const records = (key: string, where: RawBuilder<SqlBool>, column?: string): ListFilter => ({
  where,
  among: {
    key: `ticket ${key}`,
    ids: sql`select record.id, record.registration_order as place from record
      where record.kind = 'ticket' and ${where}`,
    placed: true,
  },
  ...(column ? { column } : {}),
});

async function filtersOf(reader: Reader<Helpdesk>, filter: TicketFilter): Promise<ListFilter[]> {
  const filters: (ListFilter | null)[] = [];
  const add = <T>(value: T | undefined, condition: (value: T) => ListFilter | null) =>
    filters.push(value === undefined ? null : condition(value));
  if (filter.group === 'open') filters.push(records('open', openGroups));
  if (filter.group === 'done') filters.push({ where: sql<SqlBool>`record.state_group in ('done', 'refused')` });
  if (filter.categoryId) {
    const ids = filter.only ? [filter.categoryId] : idsUnder(await loadTree(reader), filter.categoryId);
    filters.push(
      tickets(`category ${filter.categoryId} ${filter.only ?? ''}`, sql`ticket.category_id = any(${ids}::uuid[])`),
    );
  }
  add(filter.priority, (priority) =>
    priority === 'normal'
      ? common(sql`ticket.priority = 'normal'`)
      : tickets(`priority ${priority}`, sql`ticket.priority = ${sql.lit(priority)}`),
  );
  add(filter.executorId, (id) => (filter.group === 'open' && id !== 'none' ? openOf(id) : isOrNone('executor_id', id)));
  add(filter.groupId, (id) => isOrNone('group_id', id));
  add(filter.requesterId, (id) => tickets(`asked by ${id}`, sql`ticket.requester_id = ${id}`));
  add(filter.contactId, (id) => tickets(`asked by contact ${id}`, sql`ticket.contact_id = ${id}`));
  add(filter.authorId, (id) => records(`made by ${id}`, sql`record.created_by = ${id}`));
  if (filter.placeId) filters.push(await atPlace(reader, filter.placeId, filter.only ?? false));
  add(filter.channel, (channel) =>
    channel === 'web'
      ? common(sql`ticket.channel = 'web'`)
      : tickets(`by ${channel}`, sql`ticket.channel = ${sql.lit(channel)}`),
  );
  add(filter.resultKind, (kind) =>
    kind === 'done'
      ? common(sql`ticket.result_kind = 'done'`)
      : tickets(`result ${kind}`, sql`ticket.result_kind = ${sql.lit(kind)}`),
  );
  add(filter.parentId, (id) => tickets(`in ${id}`, sql`ticket.parent_id = ${id}`));
  add(filter.overdue, (overdue) =>
    overdue
      ? records('overdue', sql`${openGroups} and record.due_at < ${reader.moment}::timestamptz`)
      : { where: sql`(record.due_at is null or record.due_at >= ${reader.moment}::timestamptz)` },
  );
  add(filter.awaitsUs, (awaits) =>
    awaits ? tickets('awaits us', sql`ticket.awaits_us`) : common(sql`not ticket.awaits_us`),
  );
  if (filter.solvedFrom || filter.solvedTo) filters.push(solvedBetween(reader, filter.solvedFrom, filter.solvedTo));
  add(filter.inTime, (inTime) =>
    inTime
      ? // Parts of a mass incident have its deadline, which counts once.
        common(sql`ticket.resolved_at <= ticket.solve_due_at and ticket.parent_id is null`)
      : tickets('late', sql`ticket.resolved_at > ticket.solve_due_at and ticket.parent_id is null`),
  );
  add(filter.reopened, (reopened) =>
    reopened ? tickets('reopened', sql`ticket.reopened > 0`) : common(sql`ticket.reopened = 0`),
  );
  add(filter.rated, (rated) =>
    rated ? tickets('rated', sql`ticket.rating is not null`) : common(sql`ticket.rating is null`),
  );
  add(filter.registeredFrom, (day) =>
    records(
      `since ${day}`,
      sql`record.registration_order >= ${registrationOrder(day, 0)}::bigint`,
      'record.registration_order',
    ),
  );
  add(filter.registeredTo, (day) =>
    records(
      `until ${day}`,
      sql`record.registration_order < ${registrationOrder(day, 1e10)}::bigint`,
      'record.registration_order',
    ),
  );
  add(filter.q, foundBy);
  return filters.filter((one) => one !== null);
}

async function atPlace(reader: Reader<Helpdesk>, id: string, only: boolean): Promise<ListFilter> {
  if (id === 'none') return common(sql`ticket.place_id is null`);
  if (only) return tickets(`just at ${id}`, sql`ticket.place_id = ${id}`);
  // Asked beforehand: how much a recursive part of a statement finds, the planner can only guess.
  const { rows } = await sql<{ id: string }>`with recursive inside as (select p.id from place p where p.id = ${id}
    union all select p.id from place p join inside on p.parent_id = inside.id) select id from inside`.execute(
    unscoped(reader),
  );
  return tickets(`at ${id}`, sql`ticket.place_id = any(${rows.map((row) => row.id)}::uuid[])`);
}

/** Days of the organisation's zone. */
function solvedBetween(reader: Reader<Helpdesk>, from: string | undefined, to: string | undefined): ListFilter {
  const { zone } = shapeOf(reader).services.config;
  const bounds = [
    ...(from ? [sql<SqlBool>`ticket.resolved_at >= ${startOfDay(zone, from)}::timestamptz`] : []),
    ...(to ? [sql<SqlBool>`ticket.resolved_at < ${endOfDay(zone, to)}::timestamptz`] : []),
  ];
  return tickets(`solved ${from} ${to}`, sql`(${sql.join(bounds, sql` and `)})`);
}

const isOrNone = (column: 'executor_id' | 'group_id', id: string): ListFilter => {
  const ref = sql.ref(`ticket.${column}`);
  return id === 'none'
    ? tickets(`${column} none`, sql`${ref} is null`)
    : tickets(`${column} ${id}`, sql`${ref} = ${id}`);
};

/** What somebody does now, by the index of open tickets: whoever does a ticket is responsible for its record. */
const openOf = (id: string): ListFilter => ({
  where: sql<SqlBool>`ticket.executor_id = ${id}`,
  ofTable: true,
  among: {
    key: `ticket open of ${id}`,
    ids: sql`select record.id from record join ticket on ticket.id = record.id
      where record.kind = 'ticket' and ${openGroups} and record.responsible_id = ${id} and ticket.executor_id = ${id}`,
  },
});

export const ticketRequest = async (reader: Reader<Helpdesk>, filter: TicketFilter): Promise<ListRequest> => ({
  kind: ticketKind,
  table: 'ticket',
  joins,
  columns,
  sort: sorts[filter.sort],
  filters: await filtersOf(reader, filter),
  state: filter.state,
  mine: filter.mine,
  after: filter.after,
  limit: filter.limit,
});

type Listed = Output<typeof findTickets>;
/** The rows of a page; the people among those whose matters they are, organisations are none, are told to the journal. */
export async function ticketPage(reader: Reader<Helpdesk>, filter: TicketFilter): Promise<Listed> {
  const page = (await listRecords(reader, await ticketRequest(reader, filter))) as Omit<Listed, 'items'> & {
    items: (Listed['items'][number] & { contactKind: string | null })[];
  };
  const people = page.items.flatMap(
    (row) => row.requester?.id ?? (row.contactKind === 'person' ? (row.contact?.id ?? []) : []),
  );
  reader.shows([...new Set(people)]);
  return { next: page.next, items: page.items.map(({ contactKind: _, ...row }) => row) };
}
