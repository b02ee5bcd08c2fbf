// What only the database tells of new letters of a register: whether their numbers are free and their periods open.
import type { Sql } from '#core/db/sql.ts';
import type { ImportGround, JudgedRow } from '#core/import/definition.ts';
import type { LetterGround } from './import-ground.ts';
import type { LetterRow } from './letter-row.ts';
import type { Survey } from './survey.ts';

export type LetterLine = JudgedRow<LetterRow>;
interface Issued {
  series_id: string;
  period: string;
  number: string;
  ordinal: number;
  suffix: string;
}

export async function judgeLetters(
  sql: Sql,
  lines: readonly LetterLine[],
  { options }: ImportGround,
  ground: LetterGround,
  survey: Survey,
): Promise<void> {
  for (const { value, problems } of lines) {
    if (value.kind && !ground.kindOf(value.kind))
      problems.push({ column: 'kind', code: 'import_letter_kind_unknown', note: true, details: { name: value.kind } });
    for (const column of ['responsible', 'addressee', 'department'] as const) {
      const name = value[column];
      const found = column === 'department' ? ground.groupOf(name) : ground.personOf(name);
      if (name && !found) problems.push({ column, code: 'import_person_unknown', note: true, details: { name } });
    }
  }
  const fresh = lines.filter((line) => line.verdict === 'new');
  if (fresh.length === 0) return;
  const periods = await periodsOf(sql, fresh);
  const issued = await issuedAmong(sql, fresh);
  for (const line of fresh) judgeNumber(line, { issued, periods, intoClosed: options.intoClosed, ground, survey });
}

const placeOf = ({ journalId, period }: LetterRow): string => `${journalId} ${period}`;

/** Closed periods of the journals named. */
async function periodsOf(sql: Sql, lines: readonly LetterLine[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ series_id: string; period: string }>(
    'select series_id, period from number_counter where last < 0 and series_id = any($1)',
    [[...new Set(lines.map((line) => line.value.journalId))]],
  );
  return new Set(rows.map((row) => `${row.series_id} ${row.period}`));
}

async function issuedAmong(sql: Sql, lines: readonly LetterLine[]): Promise<Map<string, Issued>> {
  const { rows } = await sql.query<Issued>(
    `select i.series_id, i.period, i.number, i.ordinal, i.suffix
     from json_to_recordset($1::json) as a (series uuid, period text, number text, ordinal bigint)
     join issued_number i on i.series_id = a.series and i.period = a.period and i.ordinal = a.ordinal and i.suffix = ''
     union all
     select i.series_id, i.period, i.number, i.ordinal, i.suffix
     from json_to_recordset($1::json) as a (series uuid, period text, number text, ordinal bigint)
     join issued_number i on i.series_id = a.series and i.period = a.period and i.number = a.number`,
    [
      JSON.stringify(
        lines.map(({ value }) => ({
          series: value.journalId,
          period: value.period,
          number: value.number.printed,
          ordinal: value.number.ordinal,
        })),
      ),
    ],
  );
  const found = new Map<string, Issued>();
  for (const row of rows) {
    found.set(`${row.series_id} ${row.period} = ${row.number}`, row);
    if (row.suffix === '') found.set(`${row.series_id} ${row.period} # ${row.ordinal}`, row);
  }
  return found;
}

interface NumberGround {
  issued: ReadonlyMap<string, Issued>;
  periods: ReadonlySet<string>;
  intoClosed: boolean;
  ground: LetterGround;
  survey: Survey;
}

function judgeNumber(line: LetterLine, { issued, periods, intoClosed, ground, survey }: NumberGround): void {
  const { value, problems } = line;
  const place = placeOf(value);
  const { number } = value;
  const journal = ground.journals.find((one) => one.id === value.journalId);
  if (periods.has(place) && !(intoClosed && journal?.reopens))
    problems.push({ column: 'registeredOn', code: 'import_period_closed', details: { period: value.period } });
  if (number.name === '') return;
  const first = survey.firstWith(value);
  const doubled = first !== 0 && first !== line.row;
  if (doubled) {
    problems.push({ column: 'number', code: 'import_number_double', note: true, details: { row: first } });
    return;
  }
  const holder = issued.get(`${place} = ${number.printed}`);
  const standing = survey.place(value);
  const other = standing === 'own' ? issued.get(`${place} # ${number.ordinal}`) : undefined;
  const taken = (found: Issued) =>
    problems.push({
      column: 'number',
      code: 'import_number_taken',
      details: { number: found.number, journal: value.journalName },
    });
  if (holder) taken(holder);
  else if (standing === 'far')
    problems.push({ column: 'number', code: 'import_ordinal_far', note: true, details: { ordinal: number.ordinal } });
  else if (standing === 'taken' || other)
    problems.push({ column: 'number', code: 'import_ordinal_taken', note: true, details: { ordinal: number.ordinal } });
}

/** Whether the letter takes the ordinal that its number says. */
export const takesOrdinal = ({ value, problems }: LetterLine): boolean =>
  value.number.ordinal !== null &&
  !problems.some(({ code }) => ['import_number_double', 'import_ordinal_far', 'import_ordinal_taken'].includes(code));
