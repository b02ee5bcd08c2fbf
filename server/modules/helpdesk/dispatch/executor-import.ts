// Import of executors' skills: whom the row names must be there; what it leaves empty stays, «любые» takes away the limits.
import { setSkills } from '#contract/helpdesk.ts';
import { knownByName } from '#core/identity/known-by-name.ts';
import { RowReader } from '#core/import/cells.ts';
import {
  defineImport,
  type ImportColumn,
  type ImportGround,
  type ImportSession,
  type JudgedRow,
  type RowCells,
} from '#core/import/definition.ts';
import { Refusal } from '#core/refusal.ts';
import { call } from '#core/runner.ts';

interface Skills {
  person: string;
  principalId?: string;
  categoryIds?: string[];
  placeIds?: string[];
  fullMinutes?: number | null;
}
interface Known {
  id: string;
  categoryIds: string[];
  placeIds: string[];
  fullMinutes: number | null;
}

const column = (key: string, ru: string, en: string, heads: RegExp, about?: ImportColumn['about']): ImportColumn => ({
  key,
  title: { ru, en },
  heads: [heads],
  ...(about ? { about } : {}),
});
const list = {
  ru: 'Через точку с запятой; «любые» снимает ограничение',
  en: 'With semicolons; “any” takes the limit away',
};
const columns: readonly ImportColumn[] = [
  {
    ...column(
      'person',
      'Сотрудник или очередь',
      'Person or queue',
      /^(сотрудник( или очередь)?|фио|ф и о|логин|исполнитель|очередь|person( or queue)?|name|login|executor)$/,
      { ru: 'Логин, почта или полное имя', en: 'Login, e-mail or full name' },
    ),
    required: true,
  },
  column('skills', 'Категории', 'Categories', /^(категории|категория|умения|навыки|categories|skills)$/, list),
  column('sites', 'Места', 'Places', /^(места|место|здания|корпуса|places|sites)$/, list),
  column(
    'hours',
    'Полный день, часов',
    'Full day, hours',
    /^(полный день( часов)?|часов( в день)?|часы|загрузка|full day( hours)?|hours)$/,
  ),
];
const isAny = (text: string): boolean => /^(любые|любая|все|как у всех|any|all|[-–—])$/i.test(text.trim());
const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').trim();

/** Ids by path or, where only one bears it, by name. */
function byName(rows: readonly { id: string; name: string; path: string }[]): (text: string) => string | undefined {
  const names = new Map<string, string | null>();
  for (const { id, name } of rows) names.set(plain(name), names.has(plain(name)) ? null : id);
  const paths = new Map(rows.map(({ id, path }) => [plain(path), id]));
  return (text) => paths.get(plain(text)) ?? names.get(plain(text)) ?? undefined;
}

async function open({ services, actor, options }: ImportGround): Promise<ImportSession<Skills>> {
  const { read } = services.pools;
  const known = await knownByName(read);
  const categories = await read.query<{ id: string; name: string; path: string }>(
    `with recursive tree as (select id, name, name as path from ticket_category where parent_id is null
       union all select c.id, c.name, tree.path || ' / ' || c.name from ticket_category c join tree on tree.id = c.parent_id)
     select id, name, path from tree`,
  );
  const places = await read.query<{ id: string; name: string; path: string }>('select id, name, path from place');
  const categoryOf = byName(categories.rows);
  const placeOf = byName(places.rows);

  const parse = (cells: RowCells) => {
    const row = new RowReader(cells);
    const person = row.needed('person', 200);
    const principalId = known.person(person) ?? known.group(person);
    if (person && !principalId) row.wrong('person', 'import_own_principal', { name: person });
    const ids = (key: 'skills' | 'sites', find: (text: string) => string | undefined, code: string) => {
      const text = row.longText(key, 8000).replaceAll('\n', ';');
      if (text === '') return undefined;
      if (isAny(text)) return [];
      // A path of a place has commas of its own.
      return text.split(';').flatMap((part) => {
        const name = part.trim();
        if (!name) return [];
        const id = find(name);
        if (!id) row.wrong(key, code, { name });
        return id ?? [];
      });
    };
    const categoryIds = ids('skills', categoryOf, 'import_category_unknown');
    const placeIds = ids('sites', placeOf, 'import_place_unknown');
    const hours = row.text('hours', 20);
    const minutes = hours === '' ? undefined : isAny(hours) ? null : Math.round(Number(hours.replace(',', '.')) * 60);
    if (typeof minutes === 'number' && !(minutes >= 30 && minutes <= 1440)) row.wrong('hours', 'import_hours_wrong');
    const value: Skills = {
      person,
      ...(principalId ? { principalId } : {}),
      ...(categoryIds ? { categoryIds: [...new Set(categoryIds)].sort() } : {}),
      ...(placeIds ? { placeIds: [...new Set(placeIds)].sort() } : {}),
      ...(minutes !== undefined ? { fullMinutes: minutes } : {}),
    };
    return { value, problems: row.problems };
  };

  return {
    parse,
    keyOf: ({ person, principalId }) => ({ key: principalId ?? person.toLowerCase() }),

    /** By what is kept now, whatever an earlier import of the row has said. */
    async judge(sql, rows) {
      const { rows: kept } = await sql.query<Known>(
        `select p.id, e.full_minutes as "fullMinutes",
           array(select category_id::text from ticket_skill where principal_id = p.id order by 1) as "categoryIds",
           array(select place_id::text from ticket_site where user_id = p.id order by 1) as "placeIds"
         from principal p left join ticket_capacity e on e.principal_id = p.id where p.id = any($1::uuid[])`,
        [rows.flatMap(({ value }) => value.principalId ?? [])],
      );
      for (const row of rows) {
        if (row.verdict === 'error') continue;
        const now = kept.find((one) => one.id === row.value.principalId);
        if (!now) continue;
        row.recordId = now.id;
        row.verdict = options.update && saysMore(row, now) ? 'changed' : 'same';
      }
    },

    // Whom a row names is there already.
    make: async () => {
      throw new Refusal('not_found');
    },

    async change({ value }, once) {
      const { person: _person, ...input } = value;
      await call(services, setSkills.name, actor, input, once);
    },

    findings: () => ({}),
  };
}

const saysMore = ({ value }: JudgedRow<Skills>, now: Known): boolean =>
  (['categoryIds', 'placeIds', 'fullMinutes'] as const).some(
    (field) => value[field] !== undefined && JSON.stringify(value[field]) !== JSON.stringify(now[field]),
  );

export const executorImport = defineImport<Skills>({
  kind: 'helpdesk.executors',
  title: { ru: 'Умения и места исполнителей', en: 'Skills and places of executors' },
  about: {
    ru: 'Сотрудник или очередь, категории, места, полный день. Пустая ячейка ничего не меняет',
    en: 'A person or a queue, categories, places, the full day. An empty cell changes nothing',
  },
  needs: ['helpdesk.dispatch.executors', 'helpdesk.dispatch.setSkills'],
  everywhere: true,
  columns,
  options: [],
  open,
});
