// What the scan tells of its letter: read, and matched with contacts, people of ours and letters as far as the asker sees them.
import { proposeLetter } from '#contract/correspondence.ts';
import { organisationSetting } from '#contract/settings/organisation.ts';
import { findFile } from '#core/files/file-row.ts';
import { shapeOf, sqlOf } from '#core/handle.ts';
import type { Reader } from '#core/reader.ts';
import { Refusal } from '#core/refusal.ts';
import { foldNumber } from '#core/search/fold.ts';
import { firstLinesOf } from '#core/search/texts/first-lines.ts';
import { settingIn } from '#core/settings/value.ts';
import { contactsNamed } from '#modules/contacts/index.ts';
import { recordKindOf } from '../rules.ts';
import { dativeSurname } from '../scan/names-in-cases.ts';
import { type ReadScan, readScan } from '../scan/read-scan.ts';
import { type Said, scanLines } from '../scan/scan-line.ts';
import { query, type Registry } from '../tables.ts';

type Asking = Reader<Registry>;
interface Party {
  id: string | null;
  name: string;
}
const readRight = 'correspondence.letter.read';

export const proposeLetterQuery = query(proposeLetter, async (reader, { fileId, direction }) => {
  const file = await findFile(sqlOf(reader), fileId);
  if (!file || file.owner_id !== reader.actor.id || file.scan === 'infected') throw new Refusal('not_found');
  const lines = scanLines(await firstLinesOf(shapeOf(reader).services, file));
  const { name, fullName, inn } = await settingIn(reader, organisationSetting);
  const read = readScan(lines, name, fullName);
  const incoming = direction === 'incoming';
  const inns = read.inns.filter(({ value }) => value !== inn);
  const sender = incoming ? await senderOf(reader, read, inns) : null;
  const addressee = direction === 'outgoing' ? null : await ourPerson(reader, read);
  const answers = await answeredLetter(reader, read, incoming);
  reader.shows(
    [sender?.value.id, addressee?.value.id].flatMap((id) => id ?? []),
    answers ? [answers.value.id] : [],
  );
  return {
    externalNumber: incoming ? shown(read.number) : null,
    documentDate: shown(read.date),
    subject: shown(read.subject),
    correspondent: sender && shown(sender),
    addressees: direction === 'outgoing' ? (await receiversOf(reader, read)).map(quoted) : [],
    addressee: addressee && quoted(addressee),
    answers: answers && quoted(answers),
  };
});

const quoted = <T>({ value, line: { text, page, place } }: Said<T>) => ({
  value,
  quote: text.slice(0, 300),
  page,
  place,
});
const shown = <T>(said: Said<T> | null) => said && quoted(said);

/** A contact with its ИНН, else one with its name, else the name as it is printed. */
async function senderOf(
  reader: Asking,
  { senders }: ReadScan,
  inns: readonly Said<string>[],
): Promise<Said<Party> | null> {
  const named = [...inns, ...senders];
  const found = await contactsNamed(
    sqlOf(reader),
    reader.actor,
    named.map(({ value }) => value),
  );
  const known = named.find(({ value }) => found.has(value));
  const id = known && found.get(known.value);
  if (known && id) return { value: { id, name: await contactName(reader, id) }, line: known.line };
  const [first] = senders;
  return first ? { value: { id: null, name: first.value.slice(0, 300) }, line: first.line } : null;
}

async function receiversOf(reader: Asking, { receivers }: ReadScan): Promise<Said<Party>[]> {
  const found = await contactsNamed(
    sqlOf(reader),
    reader.actor,
    receivers.map(({ value }) => value),
  );
  const parties: Said<Party>[] = [];
  for (const { value, line } of receivers.slice(0, 20)) {
    const id = found.get(value);
    parties.push({ value: id ? { id, name: await contactName(reader, id) } : { id: null, name: value }, line });
  }
  return parties;
}

async function contactName(reader: Asking, id: string): Promise<string> {
  const { rows } = await sqlOf(reader).query<{ name: string }>('select name from contact where id = $1', [id]);
  return rows[0]?.name ?? '';
}

/** The one of ours whose surname and first letters fit; with two of them nobody is proposed. */
async function ourPerson(reader: Asking, { addressees }: ReadScan): Promise<Said<{ id: string; name: string }> | null> {
  for (const { value, line } of addressees) {
    const { rows } = await sqlOf(reader).query<{ id: string; name: string }>(
      `select p.id, p.name from principal p join app_user u on u.id = p.id
       where u.status in ('active', 'invited') and split_part(p.name, ' ', 1) = any($1) limit 50`,
      [dativeSurname(value.surname)],
    );
    const fitting = rows.filter(({ name }) => {
      const letters = name
        .split(' ')
        .slice(1)
        .map((word) => word[0])
        .join('');
      return value.letters.startsWith(letters) || letters.startsWith(value.letters);
    });
    if (fitting.length === 1 && fitting[0]) return { value: fitting[0], line };
  }
  return null;
}

/** Of what they answer only a letter that the asker may read, and only when it is one. */
async function answeredLetter(reader: Asking, { answered }: ReadScan, incoming: boolean) {
  if (!reader.actor.rights.has(readRight)) return null;
  for (const { value, line } of answered) {
    const ours = recordKindOf(incoming ? 'outgoing' : 'incoming');
    const { rows } = await sqlOf(reader).query<{ id: string }>(
      `select s.record_id as id from search_row s join record r on r.id = s.record_id join letter l on l.id = r.id
       where s.number_key = $1 and s.kind = $2 and r.life = 'active'
         and ($3::date is null or r.registered_on = $3 or l.document_date = $3) limit 5`,
      [foldNumber(value.number), ours, value.on],
    );
    if (rows.length !== 1) continue;
    const letter = await reader
      .fromUnder(readRight, 'letter', 'record')
      .innerJoin('record', 'record.id', 'letter.id')
      .select(['letter.id', 'record.number', 'record.title'])
      .where('letter.id', '=', rows[0]?.id ?? '')
      .executeTakeFirst();
    if (letter) return { value: { id: letter.id, number: letter.number ?? '', subject: letter.title }, line };
  }
  return null;
}
