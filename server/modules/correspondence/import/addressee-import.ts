// Addressees of outgoing letters from a table of their own: each row adds one to the letter whose number it names, by the
// registry's own action, so that deliveries that stand are kept and history tells of it.
import type { Output } from '#contract/core.ts';
import type { readLetter } from '#contract/correspondence.ts';
import { organisationKey } from '#core/contact-checks/organisation-name.ts';
import type { Sql } from '#core/db/sql.ts';
import { RowReader } from '#core/import/cells.ts';
import {
  defineImport,
  type ImportColumn,
  type ImportGround,
  type ImportSession,
  type JudgedRow,
} from '#core/import/definition.ts';
import { call } from '#core/runner.ts';
import { foldNumber } from '#core/search/fold.ts';
import { contactsNamed } from '#modules/contacts/index.ts';
import { recordKindOf } from '../rules.ts';
import { letterColumns } from './columns.ts';
import { letterGround } from './import-ground.ts';
import { deliveryOf } from './letter-row.ts';

interface AddresseeLine {
  number: string;
  registeredOn: string | null;
  journalId: string | null;
  name: string;
  inn: string;
  delivery: string | null;
  tracking: string;
}
type Line = JudgedRow<AddresseeLine>;
interface Candidate {
  id: string;
  key: string;
  on: string;
  journalId: string;
  names: string[];
}
type Letter = Output<typeof readLetter>;

/** What a register says instead of the addressees themselves. */
const placeholder = /^((адресаты )?по списку|согласно списк\S*|рассылк\S*( по списку)?|список|см\.? список)$/i;
const isSame = (one: string, other: string): boolean => organisationKey(one) === organisationKey(other);

async function open(ground: ImportGround): Promise<ImportSession<AddresseeLine>> {
  const ours = await letterGround('outgoing', ground);
  const letterOf = new Map<number, string>();
  const add = (row: Line, letterId: string, once: { idempotencyKey: string }) =>
    addTo(ground, row.value, letterId, once);
  return {
    parse(cells) {
      const read = new RowReader(cells);
      const journalName = read.text('journal', 300);
      const journal = ours.journalFor(journalName);
      if (journalName && !journal) read.wrong('journal', 'import_journal_unknown');
      const value: AddresseeLine = {
        number: read.needed('number', 100),
        registeredOn: read.date('registeredOn'),
        journalId: journal?.id ?? null,
        name: read.needed('correspondent', 300),
        inn: read.text('inn', 30).replace(/\D/g, ''),
        delivery: deliveryOf(read.text('delivery', 200)),
        tracking: read.text('tracking', 60),
      };
      return { value, problems: read.problems };
    },
    keyOf: ({ journalId, number, registeredOn, name }) => ({
      key: `${journalId} ${foldNumber(number)} ${registeredOn} ${organisationKey(name)}`,
    }),
    async judge(sql, rows) {
      const letters = await lettersNumbered(
        sql,
        ours.journals.map(({ id }) => id),
        rows,
      );
      for (const row of rows) {
        const found = judgeLine(row, letters);
        if (found) letterOf.set(row.row, found);
      }
    },
    async make(row, once) {
      const letterId = letterOf.get(row.row) as string;
      await add(row, letterId, once);
      return letterId;
    },
    change: (row, once) => add(row, row.recordId as string, once),
    findings: () => ({}),
  };
}

/** Outgoing letters of journals that the person registers in, by the numbers that the rows name. */
async function lettersNumbered(sql: Sql, journals: readonly string[], rows: readonly Line[]): Promise<Candidate[]> {
  const { rows: found } = await sql.query<Candidate>(
    `select l.id, s.number_key as key, r.registered_on as "on", l.journal_id as "journalId",
       array(select a.name from letter_addressee a where a.letter_id = l.id) as names
     from search_row s join letter l on l.id = s.record_id join record r on r.id = l.id
     where s.number_key = any($1) and s.kind = $2 and l.journal_id = any($3::uuid[]) and r.life = 'active'`,
    [[...new Set(rows.map(({ value }) => foldNumber(value.number)))], recordKindOf('outgoing'), journals],
  );
  return found;
}

function judgeLine(row: Line, letters: readonly Candidate[]): string | undefined {
  const { value, problems } = row;
  const key = foldNumber(value.number);
  const fitting = letters.filter(
    (one) =>
      one.key === key &&
      (value.registeredOn === null || one.on === value.registeredOn) &&
      (value.journalId === null || one.journalId === value.journalId),
  );
  const [letter] = fitting;
  if (!letter || fitting.length > 1) {
    const code = letter ? 'import_letter_several' : 'import_letter_unknown';
    problems.push({ column: 'number', code, details: { number: value.number } });
    return undefined;
  }
  if (row.verdict === 'new' && letter.names.some((name) => isSame(name, value.name))) {
    row.verdict = 'same';
    row.recordId = letter.id;
  }
  return letter.id;
}

async function addTo(
  { services, actor }: ImportGround,
  value: AddresseeLine,
  letterId: string,
  once: { idempotencyKey: string },
): Promise<void> {
  const { body } = await call(services, 'correspondence.letter.read', actor, { id: letterId });
  const letter = body as Letter;
  const said = {
    ...(value.delivery ? { deliveryMethod: value.delivery } : {}),
    ...(value.tracking ? { trackingNumber: value.tracking } : {}),
  };
  const standing = letter.addressees
    .filter((one) => !placeholder.test(one.name.trim()))
    .map(({ contactId, name, deliveryMethod, trackingNumber }) => ({
      ...(contactId ? { contactId } : { name }),
      deliveryMethod,
      trackingNumber,
      ...(isSame(name, value.name) ? said : {}),
    }));
  const known = letter.addressees.some(({ name }) => isSame(name, value.name));
  const contacts = value.inn ? await contactsNamed(services.pools.read, actor, [value.inn]) : new Map();
  const contactId = contacts.get(value.inn);
  const added = { ...(contactId ? { contactId } : { name: value.name }), ...said };
  await call(
    services,
    'correspondence.letter.update',
    actor,
    { id: letterId, addressees: known ? standing : [...standing, added] },
    { ...once, version: letter.version },
  );
}

const taken = new Set(['number', 'registeredOn', 'correspondent', 'inn', 'delivery', 'tracking', 'journal']);
const columns = letterColumns('outgoing').flatMap((column): ImportColumn[] => {
  if (!taken.has(column.key)) return [];
  const { required: _required, about: _about, ...plain } = column;
  if (column.key === 'correspondent')
    return [
      { ...plain, title: { ru: 'Адресат', en: 'Addressee' }, heads: [...column.heads, 'адресаты'], required: true },
    ];
  if (column.key === 'number')
    return [
      {
        ...plain,
        title: { ru: 'Номер письма', en: 'Number of the letter' },
        heads: [...column.heads, 'номер письма', '№ письма'],
        required: true,
      },
    ];
  return [plain];
});

export const addresseeImport = defineImport<AddresseeLine>({
  kind: 'letters.addressees',
  title: { ru: 'Адресаты исходящих писем', en: 'Addressees of outgoing letters' },
  about: {
    ru: 'По строке на адресата: номер письма, которое уже есть в журнале, и кому оно отправлено',
    en: 'One row for each addressee: the number of a letter that is there, and whom it was sent to',
  },
  needs: ['correspondence.letter.read', 'correspondence.letter.update'],
  columns,
  options: ['journal'],
  open,
});
