// Groups as the administrators' page shows them: the tree is small, so it is read whole or by ids.
import { sql } from 'kysely';
import type { Output } from '#contract/core.ts';
import type { createGroup } from '#contract/identity.ts';
import { unscoped } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';

export type GroupCard = Output<typeof createGroup>;

export async function groupCards(handle: AnyUnit | AnyReader, ids?: readonly string[]): Promise<GroupCard[]> {
  const { rows } = await sql<GroupCard>`
    select g.id, p.name, g.kind, g.index, g.parent_id as "parentId", g.archived_at is not null as archived, g.version,
      (select count(*)::int from group_member m where m.group_id = g.id) as members,
      coalesce((select json_agg(json_build_object('id', h.id, 'name', h.name) order by h.name, h.id)
        from group_member m join principal h on h.id = m.principal_id where m.group_id = g.id and m.head), '[]') as heads
    from user_group g join principal p on p.id = g.id
    ${ids ? sql`where g.id = any(${[...ids]}::uuid[])` : sql``} order by p.name, g.id`.execute(unscoped(handle));
  return rows;
}

export async function groupCard(handle: AnyUnit | AnyReader, id: string): Promise<GroupCard> {
  const [card] = await groupCards(handle, [id]);
  if (!card) throw new Refusal('not_found');
  return card;
}
