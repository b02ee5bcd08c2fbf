// Directories as the administrators' page shows them: settings without the password, how many are linked, the last sync.
import { sql } from 'kysely';
import type { DirectoryCard } from '#contract/ldap.ts';
import { directorySettings } from '#contract/ldap-settings.ts';
import { unscoped } from '../../handle.ts';
import type { AnyReader } from '../../reader.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { runColumns } from './runs.ts';

export async function directoryCards(handle: AnyUnit | AnyReader, id?: string): Promise<DirectoryCard[]> {
  const { rows } = await sql<Omit<DirectoryCard, 'settings'> & { settings: unknown }>`
    select d.id, d.key, d.name, d.enabled, d.settings, d.sealed_password is not null as "hasPassword", d.version,
      (select count(*)::int from user_identity i where i.provider = 'ldap:' || d.key) as linked,
      (select row_to_json(last) from (select ${runColumns} from directory_run r where r.directory_id = d.id
        order by r.id desc limit 1) last) as "lastRun"
    from directory d ${id ? sql`where d.id = ${id}` : sql``} order by d.created_at, d.id`.execute(unscoped(handle));
  return rows.map((row) => ({ ...row, settings: directorySettings.parse(row.settings) }));
}

export async function directoryCard(handle: AnyUnit | AnyReader, id: string): Promise<DirectoryCard> {
  const [card] = await directoryCards(handle, id);
  if (!card) throw new Refusal('not_found');
  return card;
}
