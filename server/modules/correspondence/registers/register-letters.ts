// The letters behind the numbers of a register, those that the person may see in the list of letters.
import { listLetters } from '#contract/correspondence.ts';
import type { Reader } from '#core/reader.ts';
import { sql } from '#core/sql.ts';
import type { Registry } from '../tables.ts';

export interface RegisterLetter {
  id: string;
  registeredOn: string | null;
  counterpart: string;
  externalNumber: string;
  documentDate: string | null;
  kindName: string | null;
  subject: string;
  mainSheets: number | null;
  appendixSheets: number | null;
  responsibleName: string | null;
  dueOn: string | null;
  state: string;
  caseIndex: string;
  note: string;
  signatoryName: string;
  departmentName: string | null;
  addresseeName: string | null;
  addressees: {
    name: string;
    kind: 'organisation' | 'person' | null;
    organisationName: string | null;
    deliveryMethod: string | null;
  }[];
}

const nameOf = (column: string) =>
  sql<string | null>`(select named.name from principal named where named.id = ${sql.ref(column)})`;

export async function lettersOfRegister(
  reader: Reader<Registry>,
  ids: readonly string[],
): Promise<Map<string, RegisterLetter>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .fromUnder(listLetters.name, 'letter', 'record')
    .innerJoin('record', 'record.id', 'letter.id')
    .select([
      'letter.id',
      'record.registered_on as registeredOn',
      'record.counterpart',
      'letter.external_number as externalNumber',
      'letter.document_date as documentDate',
      sql<string | null>`(select of_kind.name from letter_kind of_kind where of_kind.id = letter.kind_id)`.as(
        'kindName',
      ),
      'record.title as subject',
      'letter.main_sheets as mainSheets',
      'letter.appendix_sheets as appendixSheets',
      nameOf('record.responsible_id').as('responsibleName'),
      'record.due_on as dueOn',
      'record.state',
      'letter.case_index as caseIndex',
      'letter.note',
      'letter.signatory_name as signatoryName',
      nameOf('letter.department_id').as('departmentName'),
      nameOf('letter.addressee_id').as('addresseeName'),
      sql<RegisterLetter['addressees']>`coalesce((select json_agg(json_build_object('name', a.name, 'kind', c.kind,
          'organisationName', work.title, 'deliveryMethod', a.delivery_method) order by a.position)
        from letter_addressee a left join contact c on c.id = a.contact_id left join record work on work.id = c.organisation_id
        where a.letter_id = letter.id), '[]')`.as('addressees'),
    ])
    .where('letter.id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row as RegisterLetter]));
}
