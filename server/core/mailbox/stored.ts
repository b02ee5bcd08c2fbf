// Mailboxes as they lie in the database: settings checked on the way out, the password sealed.
import { type MailboxSettings, mailboxSettings } from '#contract/mailboxes.ts';
import type { Sql } from '../db/sql.ts';
import { type Keys, openBytes, sealBytes } from '../keys.ts';

export interface Mailbox {
  id: string;
  name: string;
  enabled: boolean;
  settings: MailboxSettings;
  /** Or the secret of the application that gets tokens. Empty when none is kept. */
  password: string;
  receiver: string;
  receiverSettings: Record<string, unknown>;
  version: number;
}
interface Row extends Omit<Mailbox, 'settings' | 'password'> {
  settings: unknown;
  sealed: Buffer | null;
}

const purpose = 'mailbox-password';
const contextOf = (id: string): string => `mailbox ${id}`;

export const sealPassword = (keys: Keys, id: string, password: string): Buffer | null =>
  password ? sealBytes(keys.for(purpose), Buffer.from(password), contextOf(id)) : null;

const columns = `id, name, enabled, settings, sealed_password as sealed, receiver, receiver_settings as "receiverSettings", version`;

const mailboxOf = (keys: Keys, { sealed, settings, ...row }: Row): Mailbox => ({
  ...row,
  settings: mailboxSettings.parse(settings),
  password: sealed ? openBytes(keys.for(purpose), sealed, contextOf(row.id)).toString() : '',
});

export async function enabledMailboxes(services: { keys: Keys }, sql: Sql): Promise<Mailbox[]> {
  const { rows } = await sql.query<Row>(
    `select ${columns} from mailbox where enabled and removed_at is null order by created_at, id`,
  );
  return rows.map((row) => mailboxOf(services.keys, row));
}

/** Also one that is removed or off: its letters may still wait. */
export async function mailboxById(
  services: { keys: Keys },
  sql: Sql,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Mailbox | undefined> {
  const { rows } = await sql.query<Row>(`select ${columns} from mailbox where id = $1 ${lock}`, [id]);
  return rows[0] && mailboxOf(services.keys, rows[0]);
}

/** The same, unless it is removed. */
export async function mailboxInUse(
  services: { keys: Keys },
  sql: Sql,
  id: string,
  lock: '' | 'for update' = '',
): Promise<Mailbox | undefined> {
  const { rows } = await sql.query<Row>(`select ${columns} from mailbox where id = $1 and removed_at is null ${lock}`, [
    id,
  ]);
  return rows[0] && mailboxOf(services.keys, rows[0]);
}

/** The saved password or secret goes only where it was meant to go: to this server, so protected, under this name. */
export const sameDestination = (one: MailboxSettings, other: MailboxSettings): boolean =>
  (['host', 'port', 'security', 'ca', 'user', 'signIn', 'tokenUrl', 'clientId'] as const).every(
    (field) => one[field] === other[field],
  );
