// People and groups as tables name them: by login, e-mail or full name; a name that two bear names nobody.
import type { Sql } from '../db/sql.ts';

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();

export interface KnownByName {
  person(name: string): string | undefined;
  group(name: string): string | undefined;
}

export async function knownByName(sql: Sql): Promise<KnownByName> {
  const { rows } = await sql.query<{ id: string; kind: string; words: string[] }>(
    `select p.id, p.kind, case when u.id is null then array[p.name, g.index] else array[p.name, u.login, u.email] end as words
     from principal p left join app_user u on u.id = p.id left join user_group g on g.id = p.id
     where (p.kind = 'user' and u.status in ('active', 'invited')) or (p.kind = 'group' and g.archived_at is null)`,
  );
  const kinds = { user: new Map<string, string | null>(), group: new Map<string, string | null>() };
  for (const { id, kind, words } of rows) {
    const known = kinds[kind as 'user'];
    for (const word of words.filter(Boolean).map(plain))
      known.set(word, known.has(word) && known.get(word) !== id ? null : id);
  }
  return {
    person: (name) => kinds.user.get(plain(name)) ?? undefined,
    group: (name) => kinds.group.get(plain(name)) ?? undefined,
  };
}
