// A change of an account: names, address, groups, roles, switches. Two administrators merge field by field.
import { sql } from 'kysely';
import type { Input } from '#contract/core.ts';
import { assignRoles, updateUser } from '#contract/identity.ts';
import { action } from '../../core-operation.ts';
import { requireEverywhere } from '../../everywhere.ts';
import { type FieldChange, mergeFields } from '../../field-merge.ts';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import { seenVersion } from '../../runner.ts';
import type { AnyUnit } from '../../unit.ts';
import { type Assignments, inOrder, readAssignments, writeAssignments } from '../assignments.ts';
import { raiseRightsVersion } from '../create-user.ts';
import { requireFreeNames } from '../free-names.ts';
import { requireAnotherOwner, requireGainHeld, requireNotAbove } from '../guard-rights.ts';
import { lockPerson } from '../lock-person.ts';
import { requireManager, requireZone } from '../person-checks.ts';
import { requireGranting, requireGrantingOfGained, rolesThroughGroups } from '../rights/guard-roles.ts';
import { type UserCard, userCard } from '../user-cards.ts';

/** What tells of the person: kept in the journal under the person's key. */
const personalFields = new Set(['login', 'email', 'name', 'position', 'phone', 'birthDate']);
const rightsFields = new Set(['groupIds', 'roles', 'switches', 'staff']);

type Patch = Partial<Input<typeof updateUser>>;

export const updateUserAction = action(updateUser, (unit, input) => changePerson(unit, input));

/** The same for every operation that changes an account; `input` came in with the version that its sender saw. */
export async function changePerson(unit: AnyUnit, input: Patch & { id: string }): Promise<UserCard> {
  requireEverywhere(unit);
  const { id, ...patch } = input;
  const person = await lockPerson(unit, id);
  const before = await requireNotAbove(unit, id);
  const throughGroups = await rolesThroughGroups(unit, id);
  const assigned = await readAssignments(unit, id);
  const changes = await mergeFields(
    { version: person.version, seen: seenVersion(input), movedSince: (seen) => movedSince(unit, id, seen) },
    { ...person, ...assigned },
    { ...patch, ...inOrder(patch) },
  );
  if (changes.length > 0) await write(unit, id, patch, changes, assigned);
  if (changes.some((change) => rightsFields.has(change.field))) {
    await requireGainHeld(unit, id, before);
    await requireGrantingOfGained(unit, id, throughGroups);
    await raiseRightsVersion(unit);
  }
  const clear = changes.filter((change) => !personalFields.has(change.field));
  const told = changes.filter((change) => personalFields.has(change.field));
  unit.event({
    subjectIds: [id],
    data: {
      version: person.version + (changes.length > 0 ? 1 : 0),
      fields: changes.map((change) => change.field),
      changes: clear,
    },
    ...(told.length > 0 ? { personal: { [id]: { changes: told } } } : {}),
  });
  return userCard(unit, id);
}

async function write(
  unit: AnyUnit,
  id: string,
  patch: Omit<Patch, 'id'>,
  changes: readonly FieldChange[],
  assigned: Assignments,
): Promise<void> {
  const changed = new Set(changes.map((change) => change.field));
  if (id === unit.actor.id && (changed.has('roles') || changed.has('switches'))) throw new Refusal('own_account');
  if (changed.has('roles')) requireGranting(unit, 'roles');
  if (changed.has('switches')) requireGranting(unit, 'switches');
  const taken = <T>(field: string, value: T): T | undefined => (changed.has(field) ? value : undefined);
  await requireFreeNames(unit, { login: taken('login', patch.login), email: taken('email', patch.email) }, id);
  requireZone(taken('zone', patch.zone));
  await requireManager(unit, id, taken('managerId', patch.managerId));
  const owned = assigned.roles.some((role) => role.key === 'owner');
  const stays = patch.roles?.some((role) => role.key === 'owner') ?? owned;
  if (changed.has('roles') && owned && !stays) await requireAnotherOwner(unit, id);
  const db = unscoped(unit);
  if (patch.name !== undefined && changed.has('name')) {
    await db.updateTable('principal').set({ name: patch.name }).where('id', '=', id).execute();
  }
  await db
    .updateTable('app_user')
    .set({
      version: sql<number>`version + 1`,
      changed_at: unit.moment,
      ...(patch.login !== undefined ? { login: patch.login } : {}),
      ...(patch.email !== undefined ? { email: patch.email } : {}),
      ...(patch.position !== undefined ? { position: patch.position } : {}),
      ...(patch.phone !== undefined ? { phone: patch.phone } : {}),
      ...(patch.birthDate !== undefined ? { birth_date: patch.birthDate } : {}),
      ...(patch.managerId !== undefined ? { manager_id: patch.managerId } : {}),
      ...(patch.staff !== undefined ? { staff: patch.staff } : {}),
      ...(patch.locale !== undefined ? { locale: patch.locale } : {}),
      ...(patch.zone !== undefined ? { zone: patch.zone } : {}),
    })
    .where('id', '=', id)
    .execute();
  await writeAssignments(unit, id, {
    ...(changed.has('groupIds') && patch.groupIds ? { groupIds: patch.groupIds } : {}),
    ...(changed.has('roles') && patch.roles ? { roles: patch.roles } : {}),
    ...(changed.has('switches') && patch.switches ? { switches: patch.switches } : {}),
  });
}

async function movedSince(unit: AnyUnit, id: string, seen: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ field: string }>`
    select distinct jsonb_array_elements_text(data -> 'fields') as field from event
    where subject_ids @> array[${id}::uuid] and outcome = 'done'
      and (operation in (${updateUser.name}, ${assignRoles.name}) or operation like 'identity.member.%')
      and (data ->> 'version')::int > ${seen}`.execute(unscoped(unit));
  return new Set(rows.map((row) => row.field));
}
