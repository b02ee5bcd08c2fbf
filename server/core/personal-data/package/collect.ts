// Everything that the system holds of a person, with purposes, bases, sources, terms and who had access. Other people's
// names are masked: the package goes to its subject.
import type { Sql } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { valuesToFind } from '../disposal/leftovers.ts';
import { isEmpty } from '../values/place-values.ts';

const mostTraces = 10_000;
const mostAccess = 5_000;

export interface SubjectPackage {
  subject: { id: string; kind: string };
  madeAt: string;
  operator: { name: string; address: string };
  data: { category: string; title: string; value: string; source: string }[];
  traces: { title: string; total: number; items: { at: string | null; text: string }[] }[];
  purposes: { purpose: string; basis: string; note: string; recipients: string; term: string }[];
  consents: {
    purpose: string;
    ordinal: number;
    sha256: string;
    form: string;
    givenAt: string;
    endedAt: string | null;
  }[];
  access: { who: string; position: string; operation: string; events: number; first: string; last: string }[];
  recipients: string;
  crossBorder: string;
  terms: string[];
}

/** «П***а А.» — enough to tell two people apart, too little to know them. */
export const masked = (name: string): string => {
  const [surname = '', ...given] = name.split(/\s+/);
  return [`${surname.slice(0, 1)}***`, ...given.map((one) => `${one.slice(0, 1)}.`)].join(' ');
};

export type Progress = (done: number, all: number) => Promise<void>;

export async function collectPackage(
  services: Services,
  sql: Sql,
  subject: { id: string; kind: string },
  operator: { name: string; address: string },
  progress: Progress,
): Promise<SubjectPackage> {
  const cards = services.catalog.personalData;
  const titles = new Map(
    cards.flatMap((card) => (card.categories ?? []).map(({ key, title }) => [key, title.ru] as const)),
  );
  const traces = cards.flatMap((card) => card.traces ?? []);
  const all = traces.length + 3;
  const rows = await valuesToFind(sql, services, subject.id);
  const data = rows.flatMap(({ place, values }) =>
    place.columns
      .filter(({ column }) => !isEmpty(values[column]) && column !== 'password_hash')
      .map(({ column, category, title }) => ({
        category: titles.get(category) ?? category,
        title: title.ru,
        value: Array.isArray(values[column]) ? values[column].join(', ') : String(values[column]),
        source: place.source.ru,
      })),
  );
  await progress(1, all);
  const told: SubjectPackage['traces'] = [];
  for (const trace of traces) {
    const found = await sql.query<{ at: string | null; text: string }>(trace.sql, [subject.id, mostTraces]);
    if (found.rows.length > 0) told.push({ title: trace.title.ru, total: found.rows.length, items: found.rows });
    await progress(told.length + 1, all);
  }
  const purposes = await sql.query<SubjectPackage['purposes'][number]>(
    `select p.name as purpose, p.basis, p.basis_note as note, coalesce(t.recipients, 'не передаются') as recipients,
       coalesce(t.term, 'до достижения цели обработки') as term
     from processing_purpose p left join lateral (select recipients, term from consent_text where purpose_id = p.id
       order by ordinal desc limit 1) t on true
     where p.basis <> 'consent' and p.archived_at is null or exists (select from consent c where c.purpose_id = p.id and c.subject_id = $1)
     order by p.name`,
    [subject.id],
  );
  const consents = await sql.query<SubjectPackage['consents'][number]>(
    `select p.name as purpose, t.ordinal, t.sha256, c.form, c.given_at as "givenAt", c.ended_at as "endedAt"
     from consent c join processing_purpose p on p.id = c.purpose_id join consent_text t on t.id = c.text_id
     where c.subject_id = $1 order by c.given_at`,
    [subject.id],
  );
  await progress(all - 1, all);
  const access = await sql.query<{
    name: string;
    position: string;
    operation: string;
    events: number;
    first: string;
    last: string;
    own: boolean;
  }>(
    `select coalesce(p.name, '') as name, coalesce(u.position, '') as position, g.operation, g.events, g.first, g.last,
       g.actor_id = $1 or p.kind = 'system' as own
     from (select actor_id, operation, count(*)::int as events, min(at) as first, max(at) as last from event
       where subject_ids @> array[$1::uuid] and outcome <> 'refused' group by actor_id, operation) g
     left join principal p on p.id = g.actor_id left join app_user u on u.id = g.actor_id
     order by g.last desc limit ${mostAccess}`,
    [subject.id],
  );
  const words = (name: string) =>
    services.catalog.operations.find((operation) => operation.name === name)?.title.ru ?? name;
  await progress(all, all);
  return {
    subject,
    madeAt: services.clock.now().toISOString(),
    operator,
    data,
    traces: told,
    purposes: purposes.rows,
    consents: consents.rows,
    access: access.rows.map(({ name, operation, own, ...row }) => ({
      who: own ? name : masked(name),
      ...row,
      operation: words(operation),
    })),
    recipients: purposes.rows.map((row) => row.recipients).join('; ') || 'третьим лицам не передавались',
    crossBorder: 'трансграничная передача не осуществлялась',
    terms: purposes.rows.map((row) => `${row.purpose}: ${row.term}`),
  };
}
