// Journals with their next numbers and what the actor may do in them.
import { sql } from 'kysely';
import { listJournals } from '#contract/correspondence.ts';
import { journalCardOf, selectJournal } from '../journal-card.ts';
import { query } from '../tables.ts';

export const listJournalsQuery = query(listJournals, async (reader, { direction, archived }) => {
  let journals = selectJournal(
    reader.from('journal', 'number_series', 'principal', 'user_group'),
    reader.actor,
    reader.today,
  );
  if (direction) journals = journals.where('journal.direction', '=', direction);
  if (!archived) journals = journals.where('journal.archived_at', 'is', null);
  // As a registry thinks of them: what comes in, what goes out, what stays inside.
  const rows = await journals
    .orderBy(sql`array_position(array['incoming', 'outgoing', 'internal'], journal.direction)`)
    .orderBy('journal.name')
    .orderBy('journal.id')
    .execute();
  return { items: rows.map((journal) => journalCardOf(reader.actor, journal, reader.today)) };
});
