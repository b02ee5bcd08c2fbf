// The list of letters as core's list primitive asks for it: columns, sorts and the twelve filters.
import type { RawBuilder, SqlBool } from 'kysely';
import type { Input, Output } from '#contract/core.ts';
import type { findLetters } from '#contract/correspondence.ts';
import type { Reader } from '#core/reader.ts';
import { registrationOrder } from '#core/records/create.ts';
import { foundBy } from '#core/records/found-by.ts';
import { commonSorts, type ListRequest, listRecords, type SortKey } from '#core/records/list.ts';
import { sql } from '#core/sql.ts';
import { recordKindOf } from './rules.ts';
import type { Registry } from './tables.ts';

export type LetterFilter = Input<typeof findLetters>;

const sorts: Record<LetterFilter['sort'], SortKey> = {
  registered: commonSorts.registered,
  due: commonSorts.due,
  correspondent: commonSorts.counterpart,
  changed: commonSorts.changed,
};

const columns = sql`record.id, record.kind, record.number, record.title, record.counterpart, record.state,
  record.state_group as "stateGroup", record.due_on as "dueOn", record.registered_on as "registeredOn",
  case when record.responsible_id is null then null else json_build_object('id', record.responsible_id, 'name', responsible.name) end as responsible,
  record.life, record.clearance, record.version, record.changed_at as "changedAt",
  letter.direction, letter.journal_id as "journalId", letter_kind.name as "kindName", letter.external_number as "externalNumber",
  letter.document_date as "documentDate", letter.received_on as "receivedOn", letter.delivery_method as "deliveryMethod",
  letter.on_control as "onControl",
  (select count(*)::int from attachment where attachment.record_id = record.id and attachment.removed_at is null) as attachments`;
const joins = sql`left join principal responsible on responsible.id = record.responsible_id
  left join letter_kind on letter_kind.id = letter.kind_id`;

function filtersOf(filter: LetterFilter): RawBuilder<SqlBool>[] {
  const filters: RawBuilder<SqlBool>[] = [];
  const add = <T>(value: T | undefined, condition: (value: T) => RawBuilder<SqlBool> | null) => {
    const made = value === undefined ? null : condition(value);
    if (made) filters.push(made);
  };
  add(filter.journalId, (id) => sql`letter.journal_id = ${id}`);
  add(filter.kindId, (id) => sql`letter.kind_id = ${id}`);
  add(filter.correspondentId, (id) =>
    filter.direction === 'outgoing'
      ? sql`record.id in (select to_contact.letter_id from letter_addressee to_contact where to_contact.contact_id = ${id})`
      : sql`letter.correspondent_id = ${id}`,
  );
  add(filter.responsibleId, (id) => sql`record.responsible_id = ${id}`);
  add(filter.departmentId, (id) => sql`letter.department_id = ${id}`);
  // Dates of registration as places in registration order, which lists walk along.
  add(filter.registeredFrom, (day) => sql`record.registration_order >= ${registrationOrder(day, 0)}::bigint`);
  add(filter.registeredTo, (day) => sql`record.registration_order < ${registrationOrder(day, 1e10)}::bigint`);
  add(filter.dueFrom, (day) => sql`record.due_on >= ${day}`);
  add(filter.dueTo, (day) => sql`record.due_on <= ${day}`);
  add(filter.onControl, (on) => (on ? sql`letter.on_control` : sql`not letter.on_control`));
  add(filter.deliveryMethod, (method) => sql`letter.delivery_method = ${sql.lit(method)}`);
  add(filter.clearance, (mark) => sql`record.clearance = ${sql.lit(mark)}`);
  return filters;
}

/** `walking` says that a page of the list is asked for, not its count. */
export async function letterRequest(
  reader: Reader<Registry>,
  filter: LetterFilter,
  walking: boolean,
): Promise<ListRequest> {
  const kind = recordKindOf(filter.direction);
  const filters = filtersOf(filter);
  const words = filter.q === undefined ? null : await foundBy(reader, filter.q, kind, walking);
  if (words) filters.push(words);
  return {
    kind,
    table: 'letter',
    joins,
    columns,
    sort: sorts[filter.sort],
    filters,
    state: filter.state,
    mine: filter.mine,
    after: filter.after,
    limit: filter.limit,
  };
}

export const letterPage = async (reader: Reader<Registry>, filter: LetterFilter) =>
  (await listRecords(reader, await letterRequest(reader, filter, true))) as unknown as Output<typeof findLetters>;
