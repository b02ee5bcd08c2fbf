// A change of a directory, setting by setting with old and new value. The service password is told only as changed.
import { sql } from 'kysely';
import { updateDirectory } from '#contract/ldap.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { mergeFields } from '../../../field-merge.ts';
import { one, shapeOf, sqlOf, unscoped } from '../../../handle.ts';
import { refuseField } from '../../../refusal.ts';
import { seenVersion } from '../../../runner.ts';
import type { AnyUnit } from '../../../unit.ts';
import { checkSettings, sameDestination } from '../check-settings.ts';
import { directoryCard } from '../directory-cards.ts';
import { requireLinkedNotAbove, requireMappingsHeld } from '../guard-directory.ts';
import { directoryById, sealPassword } from '../stored.ts';

export const updateDirectoryAction = action(updateDirectory, async (unit, input) => {
  requireEverywhere(unit);
  const { keys } = shapeOf(unit).services;
  const now = await one(directoryById({ keys }, sqlOf(unit), input.id, 'for update'));
  await requireLinkedNotAbove(unit, now);
  const changes = await mergeFields(
    { version: now.version, seen: seenVersion(input), movedSince: (seen) => movedSince(unit, now.id, seen) },
    { name: now.name, enabled: now.enabled, ...now.settings },
    { name: input.name, enabled: input.enabled, ...input.settings },
  );
  const changed = Object.fromEntries(changes.map((change) => [change.field, change.to]));
  const { name = now.name, enabled = now.enabled, ...rest } = changed as { name?: string; enabled?: boolean };
  const settings = { ...now.settings, ...rest };
  checkSettings(settings);
  await requireMappingsHeld(unit, settings);
  const given = input.bindPassword;
  if (given === undefined && now.hasPassword && !sameDestination(now.settings, settings)) {
    throw refuseField('bindPassword', 'directory_password_again');
  }
  const sealed = given === undefined ? sql`sealed_password` : sql`${sealPassword(keys, now.id, given)}`;
  const anything = changes.length > 0 || given !== undefined;
  if (anything) {
    await sql`update directory set name = ${name}, enabled = ${enabled}, settings = ${JSON.stringify(settings)},
      sealed_password = ${sealed}, version = version + 1, changed_at = ${unit.moment} where id = ${now.id}`.execute(
      unscoped(unit),
    );
  }
  unit.event({
    data: {
      directory: now.key,
      id: now.id,
      version: now.version + (anything ? 1 : 0),
      fields: changes.map((change) => change.field),
      changes,
      ...(given === undefined ? {} : { password: given === '' ? 'removed' : 'changed' }),
    },
  });
  return directoryCard(unit, now.id);
});

async function movedSince(unit: AnyUnit, id: string, seen: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string }>`
    select distinct jsonb_array_elements_text(data -> 'fields') as field from event
    where operation = ${updateDirectory.name} and outcome = 'done' and data ->> 'id' = ${id}
      and (data ->> 'version')::int > ${seen}`.execute(unscoped(unit));
  return new Set(rows.map((row) => row.field));
}
