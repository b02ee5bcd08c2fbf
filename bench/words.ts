// The search over everything, cards and a page of text in every tenth letter, as each reader: one word, pairs, phrases, numbers.
import pg from 'pg';
import { startChild } from '#test/support/child-server.ts';
import type { BenchDatabase } from './database.ts';
import { load } from './http.ts';
import { type ReaderName, readerNames, searched } from './office.ts';

export interface WordsCell {
  reader: ReaderName;
  words: string;
  p50: number;
  p95: number;
  found: number;
}

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

export async function benchWords(database: BenchDatabase, seconds: number): Promise<WordsCell[]> {
  const server = await startChild(database.environment, ['--role', 'web', '--no-migrate']);
  const cells: WordsCell[] = [];
  try {
    for (const reader of readerNames)
      for (const words of asked) {
        let found = -1;
        const ask = () => ({
          method: 'POST' as const,
          path: '/api/search',
          body: { q: words },
          headers: { authorization: `Bearer ${database.office.tokens[reader]}` },
        });
        await load(server.address, ask, { connections: 1, seconds: 0.2 });
        const { p50, p95 } = await load(server.address, ask, {
          connections: 2,
          seconds,
          onAnswer: (status, body) => {
            found = status === 200 ? JSON.parse(body.toString()).items.length : -status;
          },
        });
        cells.push({ reader, words, p50, p95, found });
      }
    return cells;
  } finally {
    await server.stop();
  }
}
