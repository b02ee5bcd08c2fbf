// One row of a table as the values of a contact, checked as the form checks them. Pure.
import { RowReader } from '#core/import/cells.ts';
import type { ParsedRow, RowCells } from '#core/import/definition.ts';
import { cleanContact, nameKey } from '../rules.ts';
import type { ContactKind } from '../tables.ts';

export interface ContactRow {
  externalId: string;
  name: string;
  fullName: string;
  inn: string;
  kpp: string;
  ogrn: string;
  legalAddress: string;
  postalAddress: string;
  emails: string[];
  phones: string[];
  position: string;
  note: string;
  /** Of a person: where they work, by name or ИНН. */
  organisation: string;
  organisationInn: string;
}

const columnOf = (field: string): string =>
  field.startsWith('emails') ? 'email' : field.startsWith('phones') ? 'phone' : field;

export function contactRow(kind: ContactKind, cells: RowCells): ParsedRow<ContactRow> {
  const read = new RowReader(cells);
  const person = kind === 'person';
  const parts = person ? ['lastName', 'firstName', 'middleName'].map((part) => read.text(part, 100)) : [];
  const name = read.text('name', 300) || parts.filter(Boolean).join(' ');
  if (name === '') read.wrong(person && !cells('name') ? 'lastName' : 'name', 'import_value_missing');
  const typed = {
    inn: person ? '' : read.text('inn', 20),
    kpp: person ? '' : read.text('kpp', 20),
    ogrn: person ? '' : read.text('ogrn', 30),
    emails: read.list('email'),
    phones: read.list('phone'),
  };
  const { values, errors } = cleanContact(typed);
  for (const { field, code } of errors) read.wrong(columnOf(field), code);
  return {
    value: {
      ...values,
      externalId: read.text('externalId', 200),
      name,
      fullName: read.text('fullName', 500),
      legalAddress: read.text('legalAddress', 500),
      postalAddress: read.text(person ? 'address' : 'postalAddress', 500),
      position: person ? read.text('position', 200) : '',
      note: read.longText('note', 2000),
      organisation: person ? read.text('organisation', 300) : '',
      organisationInn: person ? read.text('organisationInn', 20).replace(/\D/g, '') : '',
    },
    problems: read.problems,
  };
}

/** What names the row for ever: the former system's id, the taxpayer's number, else the name. */
export function contactKey(kind: ContactKind, row: ContactRow): { key: string } {
  if (row.externalId) return { key: `id ${row.externalId}` };
  if (row.inn) return { key: `inn ${row.inn} ${row.kpp}` };
  const place = kind === 'person' ? ` ${nameKey('organisation', row.organisation)} ${row.organisationInn}` : '';
  return { key: `name ${nameKey(kind, row.name)}${place}` };
}
