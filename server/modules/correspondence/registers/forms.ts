// The forms of registers: an incoming and an internal one, and the outgoing one of nine columns. Where a number stands for
// no valid letter, the column of the heading says why.

import type { Direction } from '#contract/correspondence.ts';
import type { Cell, TableColumn } from '#core/export/table.ts';
import type { NumberOfPeriod } from '#core/numbering/numbers-of-period.ts';
import { deliveryWord, stateWord } from '../letter-words.ts';
import type { RegisterLetter } from './register-letters.ts';

export interface RegisterForm {
  columns: readonly TableColumn[];
  rowOf(number: NumberOfPeriod, letter: RegisterLetter): Cell[];
  /** Of a number without a letter that may be shown: `said` stands in the heading's column. */
  blankOf(number: NumberOfPeriod, said: string): Cell[];
}

const column = (title: string, width: number, kind: TableColumn['kind'] = 'text'): TableColumn => ({
  title,
  width,
  kind,
});
const sheetsOf = ({ mainSheets, appendixSheets }: RegisterLetter): Cell => {
  if (mainSheets === null) return null;
  return appendixSheets ? `${mainSheets} + ${appendixSheets}` : mainSheets;
};
const noted = (letter: RegisterLetter, ...more: (string | false)[]): string =>
  [letter.caseIndex && `Дело ${letter.caseIndex}`, ...more, letter.note].filter(Boolean).join('. ');
const printed = ({ number, ordinal, suffix }: NumberOfPeriod): string => number ?? `${ordinal}${suffix}`;

const incoming: RegisterForm = {
  columns: [
    column('Номер', 16),
    column('Дата регистрации', 11, 'date'),
    column('Корреспондент', 26),
    column('Номер документа', 14),
    column('Дата документа', 11, 'date'),
    column('Вид', 14),
    column('Краткое содержание', 44),
    column('Листов', 8),
    column('Исполнитель', 22),
    column('Срок', 11, 'date'),
    column('Отметка об исполнении, примечание', 26),
  ],
  rowOf: (number, letter) => [
    printed(number),
    letter.registeredOn,
    letter.counterpart,
    letter.externalNumber,
    letter.documentDate,
    letter.kindName,
    letter.subject,
    sheetsOf(letter),
    letter.responsibleName,
    letter.dueOn,
    noted(letter, letter.state !== 'registered' && stateWord(letter.state, 'ru')),
  ],
  blankOf: (number, said) => [printed(number), number.registeredOn, '', '', null, '', said, null, '', null, ''],
};

/** Organisation, date, number, kind, addressee, heading, sheets, copies, note. */
const outgoing: RegisterForm = {
  columns: [
    column('Организация', 28),
    column('Дата', 11, 'date'),
    column('Номер', 16),
    column('Вид', 14),
    column('Адресат', 26),
    column('Заголовок', 46),
    column('Листов', 8),
    column('Экземпляров', 8, 'number'),
    column('Примечание', 26),
  ],
  rowOf(number, letter) {
    const people = letter.addressees.filter((one) => one.kind === 'person');
    const others = letter.addressees.filter((one) => one.kind !== 'person');
    const workplaces = people.flatMap((one) => (one.organisationName ? [one.organisationName] : []));
    const organisations = [...new Set([...others.map((one) => one.name), ...workplaces])];
    const ways = [...new Set(letter.addressees.map((one) => deliveryWord(one.deliveryMethod, 'ru')).filter(Boolean))];
    return [
      organisations.join('; '),
      letter.registeredOn,
      printed(number),
      letter.kindName,
      people.map((one) => one.name).join('; '),
      letter.subject,
      sheetsOf(letter),
      Math.max(1, letter.addressees.length),
      noted(letter, ways.join(', ')),
    ];
  },
  blankOf: (number, said) => ['', number.registeredOn, printed(number), '', '', said, null, null, ''],
};

const internal: RegisterForm = {
  columns: [
    column('Номер', 16),
    column('Дата регистрации', 11, 'date'),
    column('Вид', 14),
    column('Подразделение', 24),
    column('Подписал', 22),
    column('Адресат', 24),
    column('Заголовок', 44),
    column('Листов', 8),
    column('Исполнитель', 22),
    column('Примечание', 26),
  ],
  rowOf: (number, letter) => [
    printed(number),
    letter.registeredOn,
    letter.kindName,
    letter.departmentName,
    letter.signatoryName,
    letter.addresseeName ?? letter.addressees.map((one) => one.name).join('; '),
    letter.subject,
    sheetsOf(letter),
    letter.responsibleName,
    noted(letter),
  ],
  blankOf: (number, said) => [printed(number), number.registeredOn, '', '', '', '', said, null, '', ''],
};

export const registerForms: Record<Direction, RegisterForm> = { incoming, outgoing, internal };
