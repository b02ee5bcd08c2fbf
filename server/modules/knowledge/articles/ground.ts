// What an article names, checked before it is written: groups, ticket categories, people.
import type { ArticleAudience } from '#contract/knowledge.ts';
import { sqlOf } from '#core/handle.ts';
import { Refusal, refuseField } from '#core/refusal.ts';
import { sql } from '#core/sql.ts';
import type { Unit } from '#core/unit.ts';
import type { Knowledge } from '../tables.ts';

interface Named {
  audience?: ArticleAudience | undefined;
  groupIds?: readonly string[] | undefined;
  categoryIds?: readonly string[] | undefined;
  authorId?: string | undefined;
  reviewerId?: string | null | undefined;
}

/** `before`: what the article says of itself already. */
export async function requireGround(
  unit: Unit<Knowledge>,
  named: Named,
  before: { audience: ArticleAudience; groupIds: readonly string[]; authorId: string },
): Promise<void> {
  const groupIds = named.groupIds ?? before.groupIds;
  if ((named.audience ?? before.audience) === 'groups' && groupIds.length === 0) throw new Refusal('article_groups');
  if (named.groupIds?.length) {
    const groups = await unit
      .from('user_group')
      .select('user_group.id')
      .where('user_group.id', 'in', [...new Set(named.groupIds)])
      .where('user_group.archived_at', 'is', null)
      .execute();
    if (groups.length !== new Set(named.groupIds).size) throw refuseField('groupIds', 'not_found');
  }
  if (named.categoryIds?.length) {
    const wanted = [...new Set(named.categoryIds)];
    const { rows } = await sqlOf(unit).query<{ known: number }>(
      'select count(*)::int as known from ticket_category where id = any($1::uuid[])',
      [wanted],
    );
    if (rows[0]?.known !== wanted.length) throw refuseField('categoryIds', 'not_found');
  }
  if (named.authorId && named.authorId !== before.authorId) await requirePerson(unit, 'authorId', named.authorId);
  if (named.reviewerId) await requirePerson(unit, 'reviewerId', named.reviewerId);
}

/** Somebody with an account in use; only whoever keeps the base names another author. */
async function requirePerson(unit: Unit<Knowledge>, field: string, id: string): Promise<void> {
  if (field === 'authorId' && !unit.actor.rights.everywhere(unit.operation))
    throw new Refusal('not_allowed', { operation: unit.operation });
  const found = await unit
    .from('principal')
    .select('principal.id')
    .where('principal.id', '=', id)
    .where(sql<boolean>`exists (select from app_user u where u.id = principal.id and u.status = 'active')`)
    .executeTakeFirst();
  if (!found) throw refuseField(field, 'not_found');
}
