// Triggers as they are shown, and what their subjects offer.
import type { TriggerCard, TriggerSubjectCard } from '#contract/triggers.ts';
import type { Sql } from '../db/sql.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import type { AnyReader } from '../reader.ts';
import { Refusal } from '../refusal.ts';
import type { AnyUnit } from '../unit.ts';
import { namesIn } from './names.ts';
import type { AnyTriggerSubject, Options } from './subject.ts';

type StoredCard = Omit<TriggerCard, 'names'> & { content: Record<string, unknown> };

const select = `select r.id, r.subject, r.kind, r.name, r.position, r.enabled, r.off_reason as "offReason", r.current, v.content,
    r.next_at as "nextAt", r.last_run_at as "lastRunAt", r.worked, r.failed, r.not_matched as "notMatched",
    v.created_at as "changedAt", json_build_object('id', p.id, 'name', p.name) as "changedBy", r.version
  from trigger_rule r join trigger_version v on v.trigger_id = r.id and v.version = r.current
  join principal p on p.id = v.created_by`;

const subjectsOf = (handle: AnyReader | AnyUnit) => shapeOf(handle).services.catalog.triggerSubjects;

async function cardsOf(handle: AnyReader | AnyUnit, rows: readonly StoredCard[]): Promise<TriggerCard[]> {
  const names = await namesIn(
    sqlOf(handle),
    subjectsOf(handle).values(),
    rows.map(({ content }) => content),
  );
  return rows.map(({ content, ...row }) => ({ ...row, ...content, names }) as unknown as TriggerCard);
}

export async function readTriggers(handle: AnyReader | AnyUnit, subject?: string): Promise<TriggerCard[]> {
  const { rows } = await sqlOf(handle).query<StoredCard>(
    `${select} where $1::text is null or r.subject = $1 order by r.kind, r.position, r.id`,
    [subject ?? null],
  );
  return cardsOf(handle, rows);
}

export async function readTrigger(handle: AnyReader | AnyUnit, id: string): Promise<TriggerCard> {
  const { rows } = await sqlOf(handle).query<StoredCard>(`${select} where r.id = $1`, [id]);
  const [card] = await cardsOf(handle, rows);
  if (!card) throw new Refusal('not_found');
  return card;
}

const offered = async (sql: Sql, options: Options | undefined) =>
  options === undefined ? [] : typeof options === 'function' ? await options(sql) : [...options];

/** A subject as a form needs it, with the choices of today. */
export async function subjectCard(sql: Sql, subject: AnyTriggerSubject): Promise<TriggerSubjectCard> {
  const { kind, title, events, fields, actions, variables } = subject;
  return {
    kind,
    title,
    events: events.map(({ key, title: named }) => ({ key, title: named })),
    fields: await Promise.all(
      fields.map(async ({ key, title: named, kind: of, operators, options }) => ({
        key,
        title: named,
        kind: of,
        operators: [...operators],
        options: await offered(sql, options),
      })),
    ),
    actions: await Promise.all(
      actions.map(async ({ key, title: named, operation, inputs }) => ({
        key,
        title: named,
        operation,
        inputs: await Promise.all(
          inputs.map(async (input) => ({
            key: input.key,
            title: input.title,
            kind: input.kind,
            optional: input.optional ?? false,
            options: await offered(sql, input.options),
            variables: input.variables ?? false,
          })),
        ),
      })),
    ),
    variables: variables.map(({ name, title: named }) => ({ name, title: named })),
  };
}
