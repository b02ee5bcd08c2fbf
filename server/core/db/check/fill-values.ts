// One value that fits a column's type, different for each row; further attempts try other shapes where a check
// or a unique key refused the first.
import { createHash } from 'node:crypto';
import type { FillColumn } from './fill-shape.ts';

const hex = (text: string): string => createHash('md5').update(text).digest('hex');

/** A uuidv7 of the present month, as the program makes them: events fall into the month's partition. */
function uuid(text: string, now: Date): string {
  const h = hex(text);
  const time = now.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

/** Texts that common checks ask for: a word, a code, digits, a date's parts, an address. */
function texts(word: string, n: number): string[] {
  return [
    `${word} Ёж «${n}»\n\\t`,
    `${word.replace(/\W/g, '')}${n}`,
    String(n),
    `2026-${n}`,
    'RU',
    'a',
    '0'.repeat(9) + n,
    `a${n}@example.org`,
    `key${n}`,
    createHash('sha256').update(`${word} ${n}`).digest('hex'),
  ];
}

const numbers = [(n: number) => n, () => 1, () => 0, (n: number) => n % 12 || 12];

export interface ValueWish {
  /** What a text value says of where it stands. */
  word: string;
  seed: number;
  attempt: number;
  now: Date;
}

export function columnValue(column: FillColumn, wish: ValueWish): string {
  const { seed, attempt } = wish;
  const n = seed * 100 + attempt;
  if (column.allowed.length > 0) return column.allowed[(seed + attempt) % column.allowed.length] as string;
  const number = (numbers[attempt % numbers.length] as (n: number) => number)(n);
  const one = column.base.replace(/\[\]$/, '');
  const value = simple(one, n, number, wish).slice(0, column.length ?? undefined);
  return column.base.endsWith('[]') ? `{${JSON.stringify(value)}}` : value;
}

function simple(type: string, n: number, number: number, { word, attempt, now }: ValueWish): string {
  switch (type) {
    case 'uuid':
      return uuid(`${word} ${n}`, now);
    case 'boolean':
      return n % 2 === 0 ? 'true' : 'false';
    case 'smallint':
      return String(number % 30_000);
    case 'integer':
    case 'bigint':
    case 'xid8':
      return String(number);
    case 'numeric':
    case 'real':
    case 'double precision':
      return `${number}.25`;
    case 'date':
      return new Date(Date.UTC(2026, 0, 1 + (n % 700))).toISOString().slice(0, 10);
    case 'timestamp with time zone':
    case 'timestamp without time zone':
      return new Date(Date.UTC(2026, 0, 1, 0, n, 0, n % 1000)).toISOString();
    case 'time without time zone':
      return `12:${String(n % 60).padStart(2, '0')}:00`;
    case 'interval':
      return `${n} minutes`;
    case 'bytea':
      return `\\x00ff${hex(word + n)}`;
    case 'json':
    case 'jsonb':
      return JSON.stringify({ n, word, quotes: '"\\' });
    case 'tsvector':
      return `'слово':${(n % 100) + 1}`;
    case 'inet':
      return `10.0.${n % 250}.1`;
    case 'tstzrange':
      return `[2026-01-01T00:00:${String(n % 60).padStart(2, '0')}Z,2027-01-01T00:00:00Z)`;
    case 'daterange':
      return `[2026-01-0${(n % 9) + 1},2027-01-01)`;
    default: {
      const choices = texts(word, n);
      return choices[attempt % choices.length] as string;
    }
  }
}
