// «На № … от …»: the letters of a register joined with those that they answer, whichever side's number is named.
import { fillRows } from '#core/bulk/rows.ts';
import type { Sql } from '#core/db/sql.ts';
import { newId } from '#core/ids.ts';
import type { ImportGround, SettledRow } from '#core/import/definition.ts';
import { foldNumber } from '#core/search/fold.ts';
import { settleAnswersSql } from '../answers/settle.ts';
import { letterRecordKinds } from '../rules.ts';
import type { LetterRow } from './letter-row.ts';
import { readReferences } from './old-number.ts';

interface Target {
  id: string;
  direction: string;
  number: string;
  external: string;
  registeredOn: string;
  documentDate: string | null;
  correspondentId: string | null;
}
export interface Linked {
  linked: number;
  unlinked: number;
  unlinkedRows: number[];
}
const listed = 500;
const readRight = 'correspondence.letter.read';

export async function linkLetters(
  sql: Sql,
  { actor, services }: ImportGround,
  settled: AsyncIterable<SettledRow<LetterRow>[]>,
): Promise<Linked> {
  const result: Linked = { linked: 0, unlinked: 0, unlinkedRows: [] };
  for await (const batch of settled) {
    const asking = batch.flatMap(({ row, recordId, value }) => {
      const said = readReferences([value.subject, value.note], value.answers);
      return said.length > 0 ? [{ row, recordId, value, said }] : [];
    });
    if (asking.length === 0) continue;
    const targets = await targetsOf(
      sql,
      actor,
      asking.flatMap((one) => one.said),
    );
    const senders = await sendersOf(
      sql,
      asking.map((one) => one.recordId),
    );
    const links: Record<string, unknown>[] = [];
    for (const { row, recordId, value, said } of asking) {
      let missed = false;
      for (const { key, on } of said) {
        const fitting = [...(targets.get(key) ?? [])].filter((target) => fits(target, recordId, value, key, on));
        const same = fitting.filter(
          (one) => one.correspondentId !== null && one.correspondentId === senders.get(recordId),
        );
        const [only] = fitting.length > 1 ? same : fitting;
        if (!only || (fitting.length > 1 && same.length > 1)) missed = true;
        else {
          result.linked += 1;
          links.push({
            id: newId(),
            from_id: recordId,
            to_id: only.id,
            kind: 'answers',
            created_by: actor.id,
            created_at: services.clock.now().toISOString(),
          });
        }
      }
      if (!missed) continue;
      result.unlinked += 1;
      if (result.unlinkedRows.length < listed) result.unlinkedRows.push(row);
    }
    await fillRows(sql, 'record_link', links);
    await sql.query(settleAnswersSql, [links.map((link) => link.from_id)]);
  }
  return result;
}

/** A letter that came answers one that went out by our number; one that goes out answers by theirs or by ours. */
function fits(target: Target, id: string, value: LetterRow, key: string, on: string | null): boolean {
  if (target.id === id) return false;
  const byOurs =
    foldNumber(target.number) === key && (on === null || target.registeredOn === on || target.documentDate === on);
  const byTheirs = on !== null && target.documentDate === on && foldNumber(target.external) === key;
  if (value.direction === 'incoming') return target.direction === 'outgoing' && byOurs;
  if (value.direction === 'outgoing') return target.direction === 'incoming' && (byOurs || byTheirs);
  return byOurs || byTheirs;
}

/** Letters that may be meant, by the numbers named and, for the other side's numbers, by the dates named. */
async function targetsOf(
  sql: Sql,
  actor: ImportGround['actor'],
  said: readonly { key: string; on: string | null }[],
): Promise<Map<string, Set<Target>>> {
  const keys = new Set(said.map((one) => one.key));
  // Only what the person may open is linked.
  const lenses = actor.rights.lenses(readRight);
  const everywhere = lenses.flatMap((lens) => (lens.principals === 'all' ? lens.clearances : []));
  const principals = lenses.flatMap((lens) => (lens.principals === 'all' ? [] : lens.principals));
  const columns = `l.id, l.direction, coalesce(r.number, '') as number, l.external_number as external,
    r.registered_on as "registeredOn", l.document_date as "documentDate", l.correspondent_id as "correspondentId"`;
  const seen = `r.life in ('active', 'cancelled') and (r.clearance = any($2::text[]) or (r.clearance = 'none' and exists (
    select 1 from participant p where p.record_id = r.id and p.principal_id = any($3::uuid[]))))`;
  const { rows } = await sql.query<Target>(
    `select ${columns} from search_row s join record r on r.id = s.record_id join letter l on l.id = r.id
     where s.number_key = any($1) and s.kind = any($5) and ${seen}
     union
     select ${columns} from letter l join record r on r.id = l.id
     where l.document_date = any($4::date[]) and l.external_number <> '' and ${seen}`,
    [[...keys], everywhere, principals, [...new Set(said.flatMap((one) => one.on ?? []))], letterRecordKinds],
  );
  const found = new Map<string, Set<Target>>();
  for (const target of rows)
    for (const key of new Set([foldNumber(target.number), foldNumber(target.external)]))
      if (keys.has(key)) found.set(key, (found.get(key) ?? new Set()).add(target));
  return found;
}

async function sendersOf(sql: Sql, ids: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql.query<{ id: string; correspondent_id: string | null }>(
    'select id, correspondent_id from letter where id = any($1)',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.correspondent_id]));
}
