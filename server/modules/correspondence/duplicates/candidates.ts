// Letters that may be the same paper: each way in is one descent of an index, cut to a bound, so that a million letters
// cost no more than a thousand. What they are worth is judged beside (score.ts).
import type { Direction } from '#contract/correspondence.ts';
import { addDays } from '#core/calendar/calendar.ts';
import type { Reader } from '#core/reader.ts';
import { sql } from '#core/sql.ts';
import type { Registry } from '../tables.ts';
import type { ComparedLetter } from './score.ts';

export interface Candidate extends ComparedLetter {
  id: string;
  number: string | null;
  registeredOn: string | null;
  direction: Direction;
  counterpart: string;
  externalNumber: string;
  responsible: string | null;
  attachments: number;
}

/** The letter that is asked about, with the keys of every name that its sender is known under. */
export interface Asked extends ComparedLetter {
  direction: Direction;
  senderKeys: readonly string[];
  exceptId: string | undefined;
}

const sameOnes = 200;
const newestOfNumber = 300;
const newestOfSender = 150;
const nearDays = 3;

type Way = ReturnType<typeof sql>;

/** One select of ids for each way that the filled fields allow. */
function waysIn(asked: Asked): Way[] {
  const { numberKey: number, senderKeys, documentDate: day, files } = asked;
  const ways: Way[] = [];
  const senders = sql`any(${[...senderKeys]}::text[])`;
  const bound = (most: number) => sql.raw(String(most));
  if (number !== '') {
    if (senderKeys.length > 0)
      ways.push(sql`select c.id from letter c where c.number_key = ${number} and c.number_key <> ''
        and c.sender_key = ${senders} limit ${bound(sameOnes)}`);
    if (day)
      ways.push(sql`select c.id from letter c where c.number_key = ${number} and c.number_key <> ''
        and c.document_date between ${addDays(day, -nearDays)}::date and ${addDays(day, nearDays)}::date limit ${bound(sameOnes)}`);
    ways.push(sql`select c.id from letter c where c.number_key = ${number} and c.number_key <> ''
      order by c.document_date desc limit ${bound(newestOfNumber)}`);
  }
  if (senderKeys.length > 0) {
    const ofSender = sql`c.sender_key = ${senders} and c.sender_key <> ''`;
    if (day)
      ways.push(sql`select c.id from letter c where ${ofSender}
        and c.document_date between ${addDays(day, -nearDays)}::date and ${addDays(day, nearDays)}::date limit ${bound(sameOnes)}`);
    else
      for (const key of senderKeys)
        ways.push(sql`select c.id from letter c where c.sender_key = ${key} and c.sender_key <> ''
          order by c.document_date desc limit ${bound(newestOfSender)}`);
  }
  if (files.length > 0)
    ways.push(sql`select a.record_id from attachment a join file f on f.id = a.file_id
      where f.sha256 = any(${[...files]}::text[]) and a.removed_at is null limit ${bound(sameOnes)}`);
  return ways;
}

export async function candidatesFor(reader: Reader<Registry>, asked: Asked): Promise<Candidate[]> {
  const ways = waysIn(asked);
  if (ways.length === 0) return [];
  const found = sql`with found (id) as materialized (${sql.join(
    ways.map((way) => sql`(${way})`),
    sql` union `,
  )}) select found.id from found`;
  const rows = await reader
    .from('letter', 'record')
    .innerJoin('record', 'record.id', 'letter.id')
    .select([
      'letter.id',
      'letter.direction',
      'letter.number_key as numberKey',
      'letter.external_number as externalNumber',
      'letter.document_date as documentDate',
      'letter.correspondent_name as correspondentName',
      'record.number',
      'record.registered_on as registeredOn',
      'record.title as subject',
      'record.counterpart',
      sql<string | null>`(select p.name from principal p where p.id = record.responsible_id)`.as('responsible'),
      sql<{ name: string; inn: string } | null>`(select json_build_object('name', k.name, 'inn', k.inn)
        from contact k where k.id = letter.correspondent_id)`.as('contact'),
      sql<string[]>`coalesce((select json_agg(f.sha256) from attachment a join file f on f.id = a.file_id
        where a.record_id = letter.id and a.removed_at is null), '[]')`.as('files'),
    ])
    .where(sql<boolean>`letter.id in (${found})`)
    .where('letter.direction', '=', asked.direction)
    .where('record.life', '=', 'active')
    .execute();
  return rows
    .filter((row) => row.id !== asked.exceptId)
    .map(({ correspondentName, contact, numberKey, files, ...letter }) => ({
      ...letter,
      numberKey: numberKey ?? '',
      senders: [correspondentName, contact?.name ?? ''].filter((name) => name !== ''),
      inns: contact?.inn ? [contact.inn] : [],
      files,
      attachments: files.length,
    }));
}
