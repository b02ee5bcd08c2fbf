// To whom a letter of notices goes, and what that person may see at the moment when it is written.
import type { Locale } from '#contract/core.ts';
import type { Sql } from '../../db/sql.ts';
import { rightsOf } from '../../identity/rights-of.ts';
import { standingOf } from '../../identity/substitution/standing.ts';
import { audiencesOf, type Reachable } from '../../records/audience.ts';
import type { Rights } from '../../rights.ts';
import type { Services } from '../../services.ts';

export interface MailReader {
  id: string;
  email: string | null;
  locale: Locale;
  version: number;
}

export async function mailReader(sql: Sql, userId: string): Promise<MailReader | undefined> {
  const { rows } = await sql.query<MailReader>(
    `select u.id, u.email, u.locale, v.version from app_user u cross join rights_version v
     where u.id = $1 and u.status = 'active'`,
    [userId],
  );
  return rows[0];
}

export interface Sight {
  rights: Rights;
  /** The absent person's name; null for the reader's own affairs. */
  instead: string | null;
}

/** The reader's rights, or those passed on by an absent person today; undefined when nothing is passed on any more. */
export async function sightOf(
  services: Services,
  reader: MailReader,
  forId?: string | null,
): Promise<Sight | undefined> {
  if (!forId) return { rights: await rightsOf(services, reader.id, reader.version), instead: null };
  const standing = await standingOf(services, reader.id, forId, reader.version);
  return standing && { rights: standing.rights, instead: standing.name };
}

export const sees = ({ catalog }: Services, { rights }: Sight, record: Reachable): boolean =>
  audiencesOf(catalog, { rights }, record).length > 0;
