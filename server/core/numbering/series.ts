// Makes and changes number series; a template that could repeat a number is refused before it is saved.
import { checkTemplate, type Restart } from '#contract/numbering.ts';
import type { Sql } from '#core/db/sql.ts';
import { type FieldError, Refusal } from '#core/refusal.ts';

export interface NumberSeries {
  id: string;
  template: string;
  restart: Restart;
  /** The journal's own index, the `{journal}` of its template. */
  index: string;
}

/** Refuses a template with the place and the words of each fault, as errors of the input's field. */
export function requireTemplate(template: string, restart: Restart, field = 'template'): void {
  const { errors } = checkTemplate(template, restart);
  if (errors.length === 0) return;
  const fields = errors.map(({ code, message }): FieldError => ({ field, code, message }));
  throw new Refusal('invalid_input', { errors: fields, problems: errors });
}

export async function createSeries(sql: Sql, series: NumberSeries): Promise<void> {
  requireTemplate(series.template, series.restart);
  await sql.query('insert into number_series (id, template, restart, index) values ($1, $2, $3, $4)', [
    series.id,
    series.template,
    series.restart,
    series.index,
  ]);
}

/**
 * The new template holds for the numbers to come; what is issued stays as printed. The restart of a series in use
 * stays: other periods would begin at 1 again and repeat numbers that the database cannot compare across periods.
 */
export async function changeSeries(sql: Sql, series: NumberSeries): Promise<void> {
  requireTemplate(series.template, series.restart);
  const { rows } = await sql.query<{ restart: Restart }>('select restart from number_series where id = $1 for update', [
    series.id,
  ]);
  const [before] = rows;
  if (!before) throw new Refusal('not_found');
  const { rowCount } = await sql.query(
    `update number_series set template = $2, restart = $3, index = $4 where id = $1
     and (restart = $3 or not exists (select from issued_number where series_id = $1))`,
    [series.id, series.template, series.restart, series.index],
  );
  if (rowCount !== 1) throw new Refusal('series_in_use', { restart: before.restart });
}

export async function readSeries(sql: Sql, id: string): Promise<NumberSeries> {
  const { rows } = await sql.query<NumberSeries>(
    'select id, template, restart, index from number_series where id = $1',
    [id],
  );
  const [series] = rows;
  if (!series) throw new Refusal('not_found');
  return series;
}
