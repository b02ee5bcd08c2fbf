// Groups and roles of the organisation by their names, as tables of people write them.
import type { Services } from '../../services.ts';
import type { OurNames } from './person-line.ts';

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').trim();

export async function ourNames({ pools, catalog }: Services): Promise<OurNames> {
  const { rows: groups } = await pools.read.query<{ id: string; name: string; index: string }>(
    'select g.id, p.name, g.index from user_group g join principal p on p.id = g.id where g.archived_at is null',
  );
  const { rows: roles } = await pools.read.query<{ key: string; name: string }>('select key, name from role');
  const groupIds = new Map(
    groups.flatMap(({ id, name, index }) => [name, index].filter(Boolean).map((word) => [plain(word), id] as const)),
  );
  const roleKeys = new Map(
    roles.flatMap(({ key, name }) => {
      const ready = catalog.roles.get(key)?.name;
      return [key, name, ready?.ru, ready?.en].flatMap((word) => (word ? [[plain(word), key] as const] : []));
    }),
  );
  return { groupOf: (name) => groupIds.get(plain(name)), roleOf: (name) => roleKeys.get(plain(name)) };
}
