// The meaningful words of what somebody typed, as stems: without what every second request says. In the database, whose
// stemmer also made the words of the articles.
import type { Sql } from '#core/db/sql.ts';
import { foldWords } from '#core/search/fold.ts';

const mostWords = 60;

/** Said of anything: they tell nothing of what it is about. Folded, as `foldWords` gives them. */
const hollow = new Set(
  (
    'здравствуйте добрый день утро вечер привет пожалуйста спасибо просьба прошу просим помочь помогите помощь нужно нужен нужна ' +
    'надо необходимо срочно очень можно нельзя могу можем может хочу хотим хотелось работает работают работал работать ' +
    'заработал сделать сделайте сделал делать проблема проблемы проблему вопрос вопросы заявка заявку случилось произошло ' +
    'перестал перестала перестало перестали сегодня вчера завтра сейчас опять снова уже еще всегда постоянно иногда почему ' +
    'как где когда куда что это этот эта эти такой такая который которая которые наш наша наше мой моя мое мне меня нам нас ' +
    'вас вам вы он она они его ее их тут там здесь есть быть был была было были будет все всё весь всех кто никто ничего ' +
    'какой какая какие кабинет кабинете каб корпус этаж этаже отдел отделе отделение отделении коллега коллеги адрес телефон'
  )
    .split(' ')
    .flatMap(foldWords),
);

export interface Stem {
  stem: string;
  word: string;
}

/** Each stem once, in the order in which it was said. */
export async function stemsOf(sql: Sql, text: string): Promise<Stem[]> {
  const words = [...new Set(foldWords(text))]
    .filter((word) => word.length > 1 && !hollow.has(word))
    .slice(0, mostWords);
  if (words.length === 0) return [];
  const { rows } = await sql.query<Stem>(
    `select distinct on (stem) stem, word, place from unnest($1::text[]) with ordinality as said (word, place)
     cross join lateral unnest(tsvector_to_array(to_tsvector('pg_catalog.russian', word))) as stem order by stem, place`,
    [words],
  );
  const place = new Map(words.map((word, at) => [word, at]));
  return rows
    .map(({ stem, word }) => ({ stem, word }))
    .toSorted((one, other) => (place.get(one.word) ?? 0) - (place.get(other.word) ?? 0));
}

/** Any of the stems, for `@@`. */
export const anyOf = (stems: readonly string[]): string =>
  stems.map((stem) => `'${stem.replaceAll("'", "''")}'`).join(' | ');
