// Writes of triggers that several actions share: a new rule after all others, and a version of its content.
import type { TriggerContent, TriggerKind } from '#contract/triggers.ts';
import { shapeOf, sqlOf } from '../handle.ts';
import { newId } from '../ids.ts';
import type { AnyUnit } from '../unit.ts';
import { firstRun } from './rounds.ts';

/** When a schedule runs next, counted from now; null of what waits for events or is switched off. */
export async function nextOf(unit: AnyUnit, { timetable }: TriggerContent, enabled: boolean): Promise<string | null> {
  if (!timetable || !enabled) return null;
  return (await firstRun(sqlOf(unit), shapeOf(unit).services, timetable, unit.now)).toISOString();
}

export async function addRule(
  unit: AnyUnit,
  given: { subject: string; kind: TriggerKind; name: string; enabled: boolean },
  content: TriggerContent,
): Promise<string> {
  const id = newId(unit.now.getTime());
  await sqlOf(unit).query(
    `insert into trigger_rule (id, subject, kind, name, position, enabled, since, next_at, current)
     select $1, $2, $3, $4, coalesce(max(position), 0) + 1, $5, $6, $7, 1 from trigger_rule where subject = $2`,
    [id, given.subject, given.kind, given.name, given.enabled, unit.moment, await nextOf(unit, content, given.enabled)],
  );
  await addVersion(unit, id, 1, content);
  return id;
}

export async function addVersion(unit: AnyUnit, id: string, version: number, content: TriggerContent): Promise<void> {
  await sqlOf(unit).query(
    `insert into trigger_version (trigger_id, version, content, created_at, created_by) values ($1, $2, $3, $4, $5)`,
    [id, version, JSON.stringify(content), unit.moment, unit.actor.id],
  );
}
