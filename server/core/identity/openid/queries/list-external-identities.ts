// The providers with which one's own account is, or may be, linked.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import { listExternalIdentities } from '#contract/openid.ts';
import { query } from '../../../core-operation.ts';
import { shapeOf, unscoped } from '../../../handle.ts';
import { accountOf } from '../../account-of.ts';

type Item = Output<typeof listExternalIdentities>['items'][number];

export const listExternalIdentitiesQuery = query(listExternalIdentities, async (reader) => {
  const works = shapeOf(reader).services.config.publicUrl !== undefined;
  const { rows } = await sql<Item>`
    select p.key, p.name, p.enabled and ${works} as enabled, i.created_at as "linkedAt", i.last_used_at as "lastUsedAt"
    from openid_provider p left join user_identity i on i.provider = 'oidc:' || p.key and i.user_id = ${accountOf(reader.actor)}
    where (p.enabled and ${works}) or i.user_id is not null order by p.position, p.name`.execute(unscoped(reader));
  return { items: rows };
});
