// A change of a role: words and archive of the organisation's own, what any but the owner's grants. A ready role that is
// changed no longer follows the program until it is put back.
import { sql } from 'kysely';
import { updateRole } from '#contract/rights.ts';
import { action } from '../../../core-operation.ts';
import { requireEverywhere } from '../../../everywhere.ts';
import { mergeFields } from '../../../field-merge.ts';
import { unscoped } from '../../../handle.ts';
import { Refusal } from '../../../refusal.ts';
import { seenVersion } from '../../../runner.ts';
import type { AnyUnit } from '../../../unit.ts';
import { raiseRightsVersion } from '../../create-user.ts';
import { requireNoConflict } from '../guard-roles.ts';
import { requireRolesHeld } from '../rights-of-roles.ts';
import { roleCard } from '../role-cards.ts';
import { grantsInOrder, lockRole, requireKnownGrants, writeGrants } from '../role-rows.ts';

export const updateRoleAction = action(updateRole, async (unit, input) => {
  requireEverywhere(unit);
  const { key, ...patch } = input;
  const role = await lockRole(unit, key);
  if (role.ready && patch.archived) throw new Refusal('role_ready');
  if (patch.grants) requireKnownGrants(unit, patch.grants);
  const grants = patch.grants && grantsInOrder(patch.grants);
  const changes = await mergeFields(
    { version: role.version, seen: seenVersion(input), movedSince: (seen) => movedSince(unit, key, seen) },
    { ...role },
    { ...(role.ready ? {} : { name: patch.name, about: patch.about, archived: patch.archived }), grants },
  );
  const changed = new Set(changes.map((change) => change.field));
  if (changes.length > 0) {
    await unscoped(unit)
      .updateTable('role')
      .set({
        version: sql<number>`version + 1`,
        ...(changed.has('name') ? { name: patch.name } : {}),
        ...(changed.has('about') ? { about: patch.about } : {}),
        ...(changed.has('grants') && role.ready ? { changed: true } : {}),
        ...(changed.has('archived') ? { archived_at: patch.archived ? unit.moment : null } : {}),
      })
      .where('key', '=', key)
      .execute();
    if (grants && changed.has('grants')) await writeGrants(unit, key, grants);
    // An archived role gives nothing; brought back, it gives all it has anew.
    const had = role.archived ? [] : [{ grants: role.grants, areaId: null, clearances: [] }];
    await requireRolesHeld(unit, [{ grants: grants ?? role.grants, areaId: null, clearances: [] }], had);
    if (changed.has('archived')) await requireNoConflict(unit);
    await raiseRightsVersion(unit);
  }
  unit.event({
    data: {
      role: key,
      version: role.version + (changes.length > 0 ? 1 : 0),
      fields: changes.map((change) => change.field),
      changes,
    },
  });
  return roleCard(unit, key);
});

async function movedSince(unit: AnyUnit, key: string, seen: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string }>`
    select distinct jsonb_array_elements_text(data -> 'fields') as field from event
    where operation like 'identity.role.%' and outcome = 'done' and data ->> 'role' = ${key}
      and (data ->> 'version')::int > ${seen}`.execute(unscoped(unit));
  return new Set(rows.map((row) => row.field));
}
