// The list of letters as core's list primitive asks for it: columns, sorts and the twelve filters.
import type { RawBuilder, SqlBool } from 'kysely';
import type { Input, Output } from '#contract/core.ts';
import type { findLetters } from '#contract/correspondence.ts';
import { type FieldDefinition, readFields } from '#core/fields/definition.ts';
import { fieldFilters, fieldSort } from '#core/fields/field-filter.ts';
import { customSql, type ReadValues, shownValues } from '#core/fields/read-values.ts';
import type { Reader } from '#core/reader.ts';
import { registrationOrder } from '#core/records/create.ts';
import { foundBy } from '#core/records/found-by.ts';
import { commonSorts, type ListFilter, type ListRequest, listRecords, type SortKey } from '#core/records/list.ts';
import { sql } from '#core/sql.ts';
import { answerBetween, answersIn } from './answers/filters.ts';
import { letterFieldSubject, recordKindOf } from './rules.ts';
import type { Registry } from './tables.ts';
import { type Timing, timingIs } from './timing.ts';

export type LetterFilter = Input<typeof findLetters>;

const sorts: Record<string, SortKey> = {
  registered: commonSorts.registered,
  due: commonSorts.due,
  answer: {
    column: 'asked.answer_by',
    descending: false,
    type: 'date',
    of: { table: sql`letter as asked`, recordId: 'asked.id', where: sql<SqlBool>`asked.answer_by is not null` },
  },
  correspondent: commonSorts.counterpart,
  changed: commonSorts.changed,
};

const columns = sql`record.id, record.kind, record.number, record.title, record.counterpart, record.state,
  record.state_group as "stateGroup", record.due_on as "dueOn", record.registered_on as "registeredOn",
  case when record.responsible_id is null then null else json_build_object('id', record.responsible_id, 'name', responsible.name) end as responsible,
  record.life, record.clearance, record.version, record.changed_at as "changedAt",
  letter.direction, letter.journal_id as "journalId", letter_kind.name as "kindName", letter.external_number as "externalNumber",
  letter.document_date as "documentDate", letter.received_on as "receivedOn", letter.delivery_method as "deliveryMethod",
  letter.on_control as "onControl", letter.answer_by as "answerBy", answer.registered_on as "answeredOn",
  (select count(*)::int from attachment where attachment.record_id = record.id and attachment.removed_at is null) as attachments`;
const joins = sql`left join principal responsible on responsible.id = record.responsible_id
  left join letter_kind on letter_kind.id = letter.kind_id
  left join record answer on answer.id = letter.answered_id`;

const letters = (key: string, where: RawBuilder<SqlBool>): ListFilter => ({
  where,
  ofTable: true,
  among: { key: `letter ${key}`, ids: sql`select letter.id from letter where ${where}` },
});
/** Records by a condition on `record`, which its own indexes answer in registration order. */
const records = (filter: LetterFilter, key: string, where: RawBuilder<SqlBool>): ListFilter => ({
  where,
  among: {
    key: `${filter.direction} ${key}`,
    ids: sql`select record.id, record.registration_order as place from record
      where record.kind = ${sql.lit(recordKindOf(filter.direction))} and ${where}`,
    placed: true,
  },
});
/** A column of `record` between two bounds. */
function between(
  filter: LetterFilter,
  column: string,
  from: RawBuilder<SqlBool> | null,
  to: RawBuilder<SqlBool> | null,
) {
  const bounds = [from, to].filter((bound) => bound !== null);
  if (bounds.length === 0) return null;
  const { registeredFrom, registeredTo, dueFrom, dueTo } = filter;
  const key = [column, registeredFrom, registeredTo, dueFrom, dueTo].join(' ');
  return { ...records(filter, key, sql`(${sql.join(bounds, sql` and `)})`), column };
}

function filtersOf(filter: LetterFilter, fields: readonly FieldDefinition[], today: string): ListFilter[] {
  const filters: (ListFilter | null)[] = [];
  const add = <T>(value: T | undefined, condition: (value: T) => ListFilter | null) =>
    filters.push(value === undefined ? null : condition(value));
  const bound = <T>(value: T | undefined, condition: (value: T) => RawBuilder<SqlBool>) =>
    value === undefined ? null : condition(value);
  add(filter.journalId, (id) => letters(`in ${id}`, sql`letter.journal_id = ${id}`));
  add(filter.kindId, (id) => letters(`of kind ${id}`, isOrNone('letter.kind_id', id)));
  add(filter.correspondentId, (id) =>
    filter.direction === 'outgoing' ? toContact(id) : letters(`from ${id}`, isOrNone('letter.correspondent_id', id)),
  );
  add(filter.responsibleId, (id) => records(filter, `responsible ${id}`, sql`record.responsible_id = ${id}`));
  add(filter.departmentId, (id) => letters(`department ${id}`, isOrNone('letter.department_id', id)));
  add(filter.authorId, (id) => records(filter, `by ${id}`, sql`record.created_by = ${id}`));
  add(filter.timing, (timing) => stands(filter, timing, today));
  filters.push(
    // Dates of registration as places in registration order, which lists walk along.
    between(
      filter,
      'record.registration_order',
      bound(filter.registeredFrom, (day) => sql`record.registration_order >= ${registrationOrder(day, 0)}::bigint`),
      bound(filter.registeredTo, (day) => sql`record.registration_order < ${registrationOrder(day, 1e10)}::bigint`),
    ),
    between(
      filter,
      'record.due_on',
      bound(filter.dueFrom, (day) => sql`record.due_on >= ${day}::date`),
      bound(filter.dueTo, (day) => sql`record.due_on <= ${day}::date`),
    ),
  );
  // Sorted by the day of the answer, a list holds those that have one.
  add(filter.answer ?? (filter.sort === 'answer' ? 'asked' : undefined), (state) =>
    answersIn(filter.direction, state, today),
  );
  if (filter.answerFrom || filter.answerTo) filters.push(answerBetween(filter));
  add(filter.onControl, (on) =>
    on ? letters('controlled', sql`letter.on_control`) : { where: sql`not letter.on_control`, ofTable: true },
  );
  add(filter.deliveryMethod, (method) =>
    filter.direction === 'outgoing'
      ? toSomebody(`letter sent by ${method}`, sql`one.delivery_method = ${sql.lit(method)}`)
      : letters(`by ${method}`, sql`letter.delivery_method = ${sql.lit(method)}`),
  );
  add(filter.deliveryState, (state) => toSomebody(`letter ${state}`, sql`one.delivery_state = ${sql.lit(state)}`));
  add(filter.clearance, (mark) => {
    const marked = sql<SqlBool>`record.clearance = ${sql.lit(mark)}`;
    // Marked letters are few and have an index of their own; unmarked ones are nearly all.
    return mark === 'none'
      ? { where: marked }
      : records(filter, `mark ${mark}`, sql`${marked} and record.clearance <> 'none'`);
  });
  add(filter.q, foundBy);
  filters.push(...fieldFilters(fields, filter.custom ?? {}));
  return filters.filter((one) => one !== null);
}

const isOrNone = (column: string, id: string): RawBuilder<SqlBool> =>
  id === 'none' ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${id}`;

/** Letters by how they stand to their deadlines. Those that are late or overdue are few and have indexes. */
function stands(filter: LetterFilter, timing: Timing, today: string): ListFilter {
  const where = timingIs(timing, today);
  return timing === 'late' || timing === 'overdue' ? records(filter, `${timing} ${today}`, where) : { where };
}

/** Outgoing letters with an addressee of whom the condition holds. */
const toSomebody = (key: string, where: RawBuilder<SqlBool>): ListFilter => ({
  where: sql`exists (select from letter_addressee one where one.letter_id = record.id and ${where} offset 0)`,
  among: { key, ids: sql`select distinct one.letter_id as id from letter_addressee one where ${where}` },
});

/** Outgoing letters with this addressee among theirs, or without one that is a contact. */
const toContact = (id: string): ListFilter => {
  const named = sql`select to_contact.letter_id as id from letter_addressee to_contact where to_contact.contact_id`;
  return id === 'none'
    ? { where: sql`not exists (${named} is not null and to_contact.letter_id = record.id)` }
    : addressedTo(id);
};
const addressedTo = (id: string): ListFilter => ({
  where: sql`exists (select from letter_addressee to_contact
    where to_contact.letter_id = record.id and to_contact.contact_id = ${id} offset 0)`,
  among: {
    key: `letter to ${id}`,
    ids: sql`select to_contact.letter_id as id from letter_addressee to_contact where to_contact.contact_id = ${id}`,
  },
});

/** The list as core asks for it; the organisation's own fields are read only when something is said of them. */
export async function letterRequest(reader: Reader<Registry>, filter: LetterFilter): Promise<ListRequest> {
  const sort = sorts[filter.sort];
  const fields = filter.custom || !sort ? await readFields(reader, letterFieldSubject) : [];
  return {
    kind: recordKindOf(filter.direction),
    table: 'letter',
    joins,
    columns: filter.withCustom ? sql`${columns}, ${customSql('record.id')} as custom` : columns,
    sort: sort ?? fieldSort(fields, filter.sort),
    filters: filtersOf(filter, fields, reader.today),
    state: filter.state,
    mine: filter.mine,
    after: filter.after,
    limit: filter.limit,
  };
}

export async function letterPage(reader: Reader<Registry>, filter: LetterFilter): Promise<Output<typeof findLetters>> {
  const page = await listRecords(reader, await letterRequest(reader, filter));
  if (filter.withCustom) for (const item of page.items) item.custom = shownValues(item.custom as ReadValues);
  return page as unknown as Output<typeof findLetters>;
}
