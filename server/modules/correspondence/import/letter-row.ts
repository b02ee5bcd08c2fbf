// One row of a register as a letter, as far as the row alone tells. Pure.
import type { Direction, deliveryMethods } from '#contract/correspondence.ts';
import { RowReader } from '#core/import/cells.ts';
import type { ParsedRow, RowCells } from '#core/import/definition.ts';
import type { OwnCells } from '#core/import/own-columns.ts';
import type { LetterState } from '../rules.ts';
import { type OldNumber, readOldNumber } from './old-number.ts';

type DeliveryMethod = (typeof deliveryMethods)[number];
export interface RowJournal {
  id: string;
  name: string;
  /** Its numbers on that day, as a pattern. */
  pattern(registeredOn: string): RegExp | null;
  periodOf(registeredOn: string): string;
}

export interface LetterRow {
  direction: Direction;
  journalId: string;
  journalName: string;
  period: string;
  number: OldNumber;
  registeredOn: string;
  correspondents: { name: string; inn: string; kpp: string }[];
  subject: string;
  kind: string;
  externalNumber: string;
  documentDate: string | null;
  receivedOn: string | null;
  addressee: string;
  answers: string;
  signatoryName: string;
  signatoryPosition: string;
  department: string;
  responsible: string;
  instruction: string;
  dueOn: string | null;
  onControl: boolean;
  state: LetterState | null;
  cancelReason: string;
  mainSheets: number | null;
  appendixCount: number | null;
  appendixSheets: number | null;
  caseIndex: string;
  forwardedTo: string;
  delivery: DeliveryMethod | null;
  tracking: string;
  note: string;
  externalId: string;
  /** These only when the row fills some: rows without them stay what they were. */
  files?: string[];
  custom?: OwnCells;
}

const deliveries: [DeliveryMethod, RegExp][] = [
  ['registered_post', /заказн|с уведомлением|registered/],
  ['email', /e-?mail|эл\S* почт|электронн\S* почт|имейл/],
  ['edo', /эдо|сэд|мэдо|диадок|сбис|контур|электронн/],
  ['hand', /нарочн|лично|на руки|hand/],
  ['courier', /курьер|экспресс|courier/],
  ['fax', /факс|fax/],
  ['post', /почт|письмом|бандерол|post/],
];
const states: [LetterState, RegExp][] = [
  ['cancelled', /аннулир|отмен|испорч|cancel/],
  ['done', /исполнен|выполнен|закрыт|заверш|снят|в дел|done|closed/],
  ['in_work', /работ|исполнени|рассмотр|контрол|work/],
  ['registered', /зарегистр|нов|register/],
];
const among = <T>(list: readonly (readonly [T, RegExp])[], text: string): T | null =>
  list.find(([, pattern]) => pattern.test(text.toLowerCase()))?.[0] ?? null;

export const deliveryOf = (text: string): DeliveryMethod | null => among(deliveries, text) ?? (text ? 'other' : null);

const yes = /^(да|\+|1|v|x|х|y|yes|true|на контроле|контроль|\*)$/i;

export function letterRow(
  direction: Direction,
  cells: RowCells,
  journalFor: (name: string) => RowJournal | undefined,
  today: string,
): ParsedRow<LetterRow> {
  const read = new RowReader(cells);
  const journalName = read.text('journal', 300);
  const journal = journalFor(journalName);
  if (!journal) read.wrong('journal', journalName ? 'import_journal_unknown' : 'import_journal_missing');
  const documentDate = read.date('documentDate');
  const receivedOn = read.date('receivedOn');
  const registeredOn = read.date('registeredOn') ?? (cells('registeredOn').trim() === '' ? receivedOn : null) ?? '';
  if (registeredOn === '' && !read.problems.some((one) => one.column === 'registeredOn'))
    read.wrong('registeredOn', 'import_value_missing');
  if (registeredOn > today) read.wrong('registeredOn', 'registered_in_future');
  const delivery = read.text('delivery', 200);
  const method = among(deliveries, delivery);
  const status = read.text('state', 300);
  const cancelReason = read.text('cancelReason', 500);
  const note = [read.longText('note', 4000), delivery && !method ? `Способ доставки: ${delivery}` : '']
    .filter(Boolean)
    .join('\n');
  const externalId = read.text('externalId', 200);
  const files = filesOf(read);
  return {
    value: {
      direction,
      journalId: journal?.id ?? '',
      journalName: journal?.name ?? journalName,
      period: journal && registeredOn ? journal.periodOf(registeredOn) : '',
      number: readOldNumber(
        read.text('number', 100),
        (registeredOn && journal?.pattern(registeredOn)) || null,
        registeredOn,
      ),
      registeredOn,
      correspondents: partiesOf(read, direction),
      subject: read.needed('subject', 1000),
      kind: read.text('kind', 200),
      externalNumber: read.text('externalNumber', 100),
      documentDate,
      receivedOn,
      addressee: read.text('addressee', 300),
      answers: read.text('answers', 500),
      signatoryName: read.text('signatoryName', 200),
      signatoryPosition: read.text('signatoryPosition', 200),
      department: read.text('department', 300),
      responsible: read.text('responsible', 300),
      instruction: read.longText('instruction', 2000),
      dueOn: read.date('dueOn'),
      onControl: yes.test(read.text('onControl', 100)),
      state: cancelReason && !/^(нет|-)$/i.test(cancelReason) ? 'cancelled' : among(states, status),
      cancelReason: cancelReason || (among(states, status) === 'cancelled' ? status : ''),
      mainSheets: read.whole('mainSheets', 100_000),
      appendixCount: read.whole('appendixCount', 100_000),
      appendixSheets: read.whole('appendixSheets', 100_000),
      caseIndex: read.text('caseIndex', 50),
      forwardedTo: read.text('forwardedTo', 300),
      delivery: deliveryOf(delivery),
      tracking: read.text('tracking', 60),
      note,
      externalId,
      ...(files.length > 0 ? { files } : {}),
    },
    problems: read.problems,
  };
}

/** Names of files may hold commas. */
function filesOf(read: RowReader): string[] {
  const names = read
    .longText('files', 5000)
    .split(/[;\n|]/)
    .map((name) => name.trim().replace(/^["«]|["»]$/g, ''))
    .filter((name) => name !== '' && !/^(нет|[-–—])$/i.test(name));
  if (names.some((name) => name.length > 500)) read.wrong('files', 'import_value_long', { most: 500 });
  return [...new Set(names)];
}

/** One sender; an outgoing letter may have several addressees in its cell. */
function partiesOf(read: RowReader, direction: Direction): LetterRow['correspondents'] {
  const [inn, kpp] = [read.text('inn', 30).replace(/\D/g, ''), read.text('kpp', 30)];
  // A comma belongs to names such as «ООО «Заря», филиал»; addressees are parted by semicolons or lines.
  const written = read.longText('correspondent', 5000);
  const names = direction === 'outgoing' ? written.split(/[;\n]/) : [written.replace(/\s+/g, ' ')];
  const parties = names.map((name) => ({ name: name.trim(), inn: '', kpp: '' })).filter((party) => party.name !== '');
  if (parties.some((party) => party.name.length > 300)) read.wrong('correspondent', 'import_value_long', { most: 300 });
  const [first] = parties;
  if (!first && direction !== 'internal') read.wrong('correspondent', 'import_value_missing');
  if (first) Object.assign(first, { inn, kpp });
  return parties;
}
