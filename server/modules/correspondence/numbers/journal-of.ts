// The journal whose numbers an operation is about, for those who register in it or whose grant reaches it.
import type { Handle } from '#core/handle.ts';
import { Refusal } from '#core/refusal.ts';
import { reachesJournal, selectJournal, type WholeJournal } from '../journal-card.ts';
import type { Registry } from '../tables.ts';

export async function journalOf(handle: Handle<Registry>, id: string): Promise<WholeJournal> {
  const journal = await selectJournal(
    handle.from('journal', 'number_series', 'principal', 'user_group'),
    handle.actor,
    handle.today,
  )
    .where('journal.id', '=', id)
    .executeTakeFirst();
  if (!journal) throw new Refusal('not_found');
  if (!journal.mayRegister && !reachesJournal(handle.actor, handle.operation, journal.departmentId))
    throw new Refusal('not_registrar', { name: journal.name });
  return journal;
}
