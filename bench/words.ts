// The search over everything, cards and a page of text in every tenth letter, as each reader: one word, pairs, phrases, numbers.
import pg from 'pg';
import type { BenchDatabase } from './database.ts';
import { searched } from './office.ts';
import { benchSearches } from './searches.ts';

/** «исполнитель» is in each text, «приложение» in one of ten, «трубопровод» in one of a thousand. */
const asked = [
  'поставка',
  'школа',
  searched.some,
  searched.few,
  'исполнитель',
  'трубопровод',
  'поставка оборудования',
  'аренда кабель',
  `${searched.some} кабель`,
  'приложение станция',
  `${searched.few} школа`,
  'исполнитель приложение -аренда',
  '"поставке оборудования"',
  'пост*',
  'номер:ВХ-2023/00042',
  'дирижабль подводный',
];

/** A page of some 200 words in every tenth letter, once for each database. */
export async function fillTexts(database: BenchDatabase, say: (line: string) => void): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    const known = await owner.query('select from search_text limit 1');
    if (known.rowCount) return;
    const started = performance.now();
    const vocabulary = [...words(600)];
    await owner.query(
      `insert into search_text (id, record_id, source, source_id, page, kind, registration_order, audience, body, words)
       select gen_random_uuid(), id, 'file', gen_random_uuid(), 0, kind, registration_order, 'internal', body,
         to_tsvector('pg_catalog.russian', body) || setweight(to_tsvector('pg_catalog.simple', body), 'A')
       from (select r.id, r.kind, r.registration_order, 'исполнитель ' || string_agg(($1::text[])[1 + (power(random(), 3) * 599)::int], ' ')
           || case when random() < 0.1 then ' приложение' else '' end || case when random() < 0.001 then ' трубопровод' else '' end as body
         from record r cross join generate_series(1, 200) as word
         where r.kind = 'incoming_letter' and hashtext(r.id::text) % 10 = 0
         group by r.id) as texts`,
      [vocabulary],
    );
    await owner.query('vacuum analyze search_text');
    const { rows } = await owner.query('select count(*)::int as count from search_text');
    say(`${rows[0].count} texts filled in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  } finally {
    await owner.end();
  }
}

/** Words that are none, alike in each run. */
function* words(count: number): Iterable<string> {
  const parts = ['ба', 'ве', 'го', 'ду', 'жи', 'ка', 'ло', 'му', 'не', 'пи', 'ро', 'су', 'та', 'фе', 'ци'];
  for (let at = 0; at < count; at++)
    yield [at, Math.floor(at / 15), Math.floor(at / 225), at * 7].map((place) => parts[place % parts.length]).join('');
}

export const benchWords = (database: BenchDatabase, seconds: number) =>
  benchSearches(database, '/api/search', asked, seconds);
