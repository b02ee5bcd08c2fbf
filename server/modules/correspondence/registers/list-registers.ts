// The registers that have been made, newest first: one's own, and all of them for whoever is granted everything.
import { listRegisters } from '#contract/correspondence.ts';
import { idCursor } from '#core/cursor.ts';
import { shapeOf } from '#core/handle.ts';
import { sql } from '#core/sql.ts';
import type { ReadUnder } from '#core/tasks/read-under.ts';
import { type JournalRegisterRow, query } from '../tables.ts';
import { opensFor } from './opens-for.ts';
import type { RegisterCounts } from './register-rows.ts';

interface File {
  id: string;
  name: string;
  size: number;
  sha256: string;
}

export const listRegistersQuery = query(listRegisters, async (reader, input) => {
  let rows = reader
    .from('journal_register', 'principal')
    .innerJoin('principal', 'principal.id', 'journal_register.made_by')
    .select([
      'journal_register.id',
      'journal_register.ordinal',
      'journal_register.period',
      'journal_register.from_on as from',
      'journal_register.to_on as to',
      'journal_register.form',
      'journal_register.closed',
      'journal_register.sum',
      'journal_register.counts',
      'journal_register.made_at as madeAt',
      'journal_register.made_by as byId',
      'journal_register.read_under as readUnder',
      'principal.name as byName',
      'journal_register.journal_id as journalId',
      sql<string>`(select journal.name from journal where journal.id = journal_register.journal_id)`.as('journalName'),
      sql<
        File[]
      >`(select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'sha256', f.sha256)
          order by kept.position), '[]') from journal_register_file kept join file f on f.id = kept.file_id
          where kept.register_id = journal_register.id)`.as('files'),
    ])
    .where('journal_register.made_at', 'is not', null)
    .orderBy('journal_register.id', 'desc')
    .limit(input.limit + 1);
  if (input.journalId) rows = rows.where('journal_register.journal_id', '=', input.journalId);
  if (input.after) rows = rows.where('journal_register.id', '<', idCursor(input.after));
  const found = await rows.execute();
  const page = found.slice(0, input.limit);
  const { services } = shapeOf(reader);
  const opens = (row: (typeof page)[number]) =>
    opensFor(services, reader.actor, { made_by: row.byId, read_under: row.readUnder as ReadUnder | null }) === 'opens';
  return {
    items: page.map(({ byId, byName, journalId, journalName, readUnder, ...row }) => ({
      ...row,
      files: opens({ ...row, byId, byName, journalId, journalName, readUnder }) ? row.files : [],
      form: row.form as JournalRegisterRow['form'],
      journal: { id: journalId, name: journalName, direction: row.form as JournalRegisterRow['form'] },
      madeBy: { id: byId, name: byName },
      madeAt: String(row.madeAt),
      sum: String(row.sum),
      counts: row.counts as RegisterCounts,
    })),
    next: found.length > input.limit ? (page.at(-1)?.id ?? null) : null,
  };
});
