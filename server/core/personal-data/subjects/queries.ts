// Finding a person as a data subject, and the card of everything that the system holds of them.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { readSubject as readSubjectOperation, searchSubjects } from '#contract/personal-data.ts';
import { query } from '../../core-operation.ts';
import { decodeCursor, encodeCursor } from '../../cursor.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { shapeOf, sqlOf, unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { isEmpty, type KeptRow, placesOf, readPlaces } from '../values/place-values.ts';
import { openBlock } from './sealed-block.ts';
import { readSubject, type Subject } from './subject.ts';

type Found = Output<typeof searchSubjects>['items'][number];

export const searchSubjectsQuery = query(searchSubjects, async (reader, input) => {
  requireEverywhere(reader);
  const plain = (column: string) => sql`replace(lower(${sql.raw(column)}), 'ё', 'е')`;
  const conditions: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`];
  for (const word of input.q.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)) {
    const part = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.push(sql<SqlBool>`(${plain('f.name')} like ${part} or ${plain('f.detail')} like ${part})`);
  }
  if (input.blocked !== undefined) {
    conditions.push(
      sql<SqlBool>`${input.blocked} = exists (select from subject_block b where b.subject_id = f.id and b.released_at is null)`,
    );
  }
  const after = input.after ? decodeCursor(input.after) : undefined;
  if (after) conditions.push(sql<SqlBool>`(f.name, f.id) > (${String(after.key)}, ${after.id}::uuid)`);
  const { rows } = await sql<Found>`
    select f.id, f.kind, f.name, f.detail, s.destroyed_at as "destroyedAt",
      exists (select from subject_block b where b.subject_id = f.id and b.released_at is null) as blocked
    from data_subject s join (
      select u.id, 'user' as kind, p.name, concat_ws(' · ', u.login, nullif(u.email, ''), nullif(u.position, '')) as detail
        from app_user u join principal p on p.id = u.id
      union all
      select r.id, r.kind, r.title collate russian, '' from record r
        where r.id in (select id from data_subject where kind <> 'user')) f on f.id = s.id
    where ${sql.join(conditions, sql` and `)} order by f.name, f.id limit ${sql.raw(String(input.limit + 1))}`.execute(
    unscoped(reader),
  );
  const items = rows.slice(0, input.limit);
  const last = items.at(-1);
  reader.shows(items.map((row) => row.id));
  return { items, next: rows.length > input.limit && last ? encodeCursor({ key: last.name, id: last.id }) : null };
});

type Value = Output<typeof readSubjectOperation>['values'][number];

/** The values of a person, from the tables or, while blocked, from the block. */
export async function valuesOf(handle: AnyReader, subject: Subject): Promise<{ values: Value[]; reason: string }> {
  const { services } = shapeOf(handle);
  const sqlHere = sqlOf(handle);
  const kept = subject.block ? await openBlock(services, sqlHere, subject.id, subject.block) : undefined;
  const places = placesOf(services.catalog);
  const rows: KeptRow[] =
    kept?.rows ??
    (await readPlaces(sqlHere, services.catalog, subject.id)).map(({ place, rowId, values }) => ({
      table: place.table,
      id: place.id,
      rowId,
      values,
    }));
  const values: Value[] = [];
  for (const row of rows) {
    const place = places.find(
      (one) => one.table === row.table && one.columns.some(({ column }) => column in row.values),
    );
    for (const column of place?.columns ?? []) {
      const value = row.values[column.column];
      if (!place || isEmpty(value)) continue;
      const secret = column.column === 'password_hash';
      values.push({
        category: column.category,
        title: column.title,
        place: `${row.table}.${column.column}`,
        source: place.source,
        value: secret ? '•••' : Array.isArray(value) ? value.join(', ') : String(value),
      });
    }
  }
  return { values, reason: kept?.reason ?? '' };
}

export const readSubjectQuery = query(readSubjectOperation, async (reader, input) => {
  requireEverywhere(reader);
  const subject = await readSubject(reader, input.id);
  const { values, reason } = subject.destroyedAt ? { values: [], reason: '' } : await valuesOf(reader, subject);
  const db = unscoped(reader);
  const [{ consents }, disposals] = await Promise.all([
    db
      .selectFrom('consent')
      .select((eb) => eb.fn.countAll<number>().as('consents'))
      .where('subject_id', '=', subject.id)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('disposal')
      .select(['id', 'number', 'state', 'way', 'due_on as dueOn'])
      .where('subject_id', '=', subject.id)
      .orderBy('number', 'desc')
      .limit(50)
      .execute(),
  ]);
  reader.shows([subject.id]);
  const may = subject.destroyedAt
    ? []
    : [
        'privacy.package.create',
        'privacy.disposal.propose',
        ...(subject.block ? ['privacy.subject.release'] : ['privacy.subject.block']),
      ];
  const { sealed: _sealed, ...block } = subject.block ?? { sealed: null, id: '', at: '', by: '' };
  return {
    ...subject,
    name: subject.block ? (values.find((value) => value.category === 'name')?.value ?? subject.name) : subject.name,
    block: subject.block ? { ...block, reason } : null,
    values,
    consents: Number(consents),
    disposals,
    can: may.filter((name) => subject.id !== reader.actor.id && reader.actor.rights.everywhere(name)),
  };
});
