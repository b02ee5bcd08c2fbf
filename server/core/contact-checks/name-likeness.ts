// How alike two written names of an organisation or a person are, and the loose key under which like names stand together.
// Word order, legal forms, initials, endings and usual shortenings do not count; one slip of the pen counts a little.
import { organisationName } from './organisation-name.ts';

/** Shortenings as they are written in letters. */
const shortenings: Record<string, string> = {
  'мин во': 'министерство',
  'р н': 'район',
  'ун т': 'университет',
  'ин т': 'институт',
  'российской федерации': 'россии',
  адм: 'администрация',
  обл: 'область',
  респ: 'республика',
  упр: 'управление',
  деп: 'департамент',
  ком: 'комитет',
  тд: 'торговый дом',
  ук: 'управляющая компания',
  сош: 'школа',
  рф: 'россии',
};
const shortened = new RegExp(`(?<= )(?:${Object.keys(shortenings).join('|')})(?= )`, 'gu');
const silent = new Set('г гор город города городе им имени и по в на при для о об от во впо спо'.split(' '));
const stemLength = 5;
const stemOf = (word: string): string => word.slice(0, stemLength);
/** Beginnings of words that half of a directory shares: they say little. */
const common = new Set(
  `администрация управление управляющая министерство департамент комитет служба отдел завод школа больница компания торговый
   дом университет институт центр район область республика россия филиал группа предприятие учреждение организация
   федеральный государственный муниципальный общество средняя общеобразовательная`
    .split(/\s+/)
    .map(stemOf),
);
const patronymic = /(вич|вна|чна|шна|оглы|кызы)$/u;

export interface WrittenName {
  words: string[];
  form: string;
  person: { surname: string; given: string[] } | null;
}

export function writtenName(written: string): WrittenName {
  const { name, form } = organisationName(written);
  const all = ` ${name} `
    .replace(shortened, (short) => shortenings[short] ?? short)
    .trim()
    .split(' ')
    .filter(Boolean);
  const words = all.filter((word) => !silent.has(word));
  const named = form === '' || form === 'ип' ? personOf(name.split(' ').filter(Boolean)) : null;
  return { words: words.length > 0 ? words : all, form, person: named };
}

/** Surname with initials, or three words of which one is a patronymic, in either order. */
function personOf(words: string[]): WrittenName['person'] {
  const long = words.filter((word) => word.length > 1);
  const initials = words.filter((word) => word.length === 1);
  if (initials.length > 0 && initials.length <= 2 && long.length === 1 && !/\d/.test(words.join('')))
    return { surname: long[0] as string, given: initials };
  if (words.length !== 3 || words.some((word) => word.length === 1)) return null;
  const [first, second, third] = words as [string, string, string];
  if (patronymic.test(third)) return { surname: first, given: [second, third] };
  return patronymic.test(second) ? { surname: third, given: [first, second] } : null;
}

/** Like names have one key, with few strangers under it: an index finds them, `nameLikeness` judges them. */
export function looseNameKey(written: string): string {
  const { words, person } = writtenName(written);
  if (person) return `${person.surname.slice(0, 6)} ${person.given.map((name) => name[0]).join('')}`;
  return [...new Set(words.map(stemOf))].sort().join(' ');
}

/** 0 for strangers, 1 for one name written in two ways. */
export function nameLikeness(one: string, other: string): number {
  const a = writtenName(one);
  const b = writtenName(other);
  if (a.words.length === 0 || b.words.length === 0) return 0;
  if (a.person && b.person) return personLikeness(a.person, b.person);
  if (a.person || b.person) return 0;
  const alike = Math.max(wordsLikeness(a.words, b.words), acronymLikeness(a.words, b.words));
  return a.form && b.form && a.form !== b.form ? alike * 0.75 : alike;
}

type Person = NonNullable<WrittenName['person']>;
function personLikeness(one: Person, other: Person): number {
  const surname = wordLikeness(one.surname, other.surname);
  if (surname < 0.7) return surname * 0.3;
  const pairs = Math.min(one.given.length, other.given.length);
  let given = 1;
  for (let at = 0; at < pairs; at++) {
    const [a, b] = [one.given[at] as string, other.given[at] as string];
    const fits = a.length === 1 || b.length === 1 ? (a[0] === b[0] ? 0.97 : 0) : wordLikeness(a, b);
    given = Math.min(given, fits);
  }
  return surname * (given < 0.7 ? 0.3 : given);
}

const weightOf = (word: string): number => (common.has(stemOf(word)) ? 0.4 : 1);

/** What of both names is found in the other, by the weight of the words. */
function wordsLikeness(one: string[], other: string[]): number {
  const left = [...other];
  let found = 0;
  let all = [...one, ...other].reduce((sum, word) => sum + weightOf(word), 0);
  for (const word of one) {
    const likes = left.map((candidate) => wordLikeness(word, candidate));
    const best = Math.max(0, ...likes);
    if (best < 0.7) continue;
    const [match] = left.splice(likes.indexOf(best), 1);
    found += best * (weightOf(word) + weightOf(match as string));
  }
  // School № 5 is not school № 15: numbers in names are names.
  const numbers = (words: string[]) => words.filter((word) => /\d/.test(word)).join(' ');
  if (numbers(one) !== numbers(other) && numbers(one) !== '' && numbers(other) !== '') all *= 3;
  return all === 0 ? 0 : found / all;
}

/** «ФНС России» and «Федеральная налоговая служба России». */
function acronymLikeness(one: string[], other: string[]): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  for (const word of short) {
    if (word.length < 3 || word.length > 6) continue;
    for (let from = 0; from + word.length <= long.length; from++) {
      const run = long.slice(from, from + word.length);
      if (run.map((part) => part[0]).join('') !== word) continue;
      const rest = long.filter((_, at) => at < from || at >= from + word.length);
      const others = short.filter((part) => part !== word);
      return others.length + rest.length === 0 ? 0.9 : 0.5 + 0.4 * wordsLikeness(others, rest);
    }
  }
  return 0;
}

/** Equal, of one stem, or one slip apart. */
function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  if (/\d/.test(one + other)) return 0;
  const shorter = Math.min(one.length, other.length);
  const slips = distance(one, other);
  if (shorter >= stemLength && stemOf(one) === stemOf(other) && slips <= 3) return 0.92;
  if (shorter >= 4 && slips === 1) return 0.88;
  return shorter >= 8 && slips === 2 ? 0.75 : 0;
}

/** How many slips (a letter lost, added, wrong, or two exchanged) are between two words. */
export function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3) return 4;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1];
      let least = Math.min((last[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        least = Math.min(least, (before[at - 2] ?? 0) + 1);
      line.push(least);
    }
    before = last;
    last = line;
  }
  return last[other.length] ?? 0;
}
