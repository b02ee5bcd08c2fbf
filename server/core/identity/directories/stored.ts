// Directories as they lie in the database: settings checked on the way out, the service password sealed.
import { type DirectorySettings, directorySettings } from '#contract/ldap-settings.ts';
import type { Sql } from '../../db/sql.ts';
import { type Keys, openBytes, sealBytes } from '../../keys.ts';

export interface Directory {
  id: string;
  key: string;
  name: string;
  enabled: boolean;
  settings: DirectorySettings;
  /** Empty when none is kept. */
  bindPassword: string;
  hasPassword: boolean;
  version: number;
}
interface Row {
  id: string;
  key: string;
  name: string;
  enabled: boolean;
  settings: unknown;
  sealed_password: Buffer | null;
  version: number;
}

export const providerOf = (directory: Pick<Directory, 'key'>): string => `ldap:${directory.key}`;

const purpose = 'directory-password';
const contextOf = (id: string): string => `directory ${id}`;

export const sealPassword = (keys: Keys, id: string, password: string): Buffer | null =>
  password ? sealBytes(keys.for(purpose), Buffer.from(password), contextOf(id)) : null;

const directoryOf = (keys: Keys, row: Row): Directory => ({
  id: row.id,
  key: row.key,
  name: row.name,
  enabled: row.enabled,
  settings: directorySettings.parse(row.settings),
  bindPassword: row.sealed_password
    ? openBytes(keys.for(purpose), row.sealed_password, contextOf(row.id)).toString()
    : '',
  hasPassword: row.sealed_password !== null,
  version: row.version,
});

const columns = 'id, key, name, enabled, settings, sealed_password, version';

export async function enabledDirectories(services: { keys: Keys }, sql: Sql): Promise<Directory[]> {
  const { rows } = await sql.query<Row>(`select ${columns} from directory where enabled order by created_at, id`);
  return rows.map((row) => directoryOf(services.keys, row));
}

export async function directoryById(
  services: { keys: Keys },
  sql: Sql,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Directory | undefined> {
  const { rows } = await sql.query<Row>(`select ${columns} from directory where id = $1 ${lock}`, [id]);
  return rows[0] && directoryOf(services.keys, rows[0]);
}
