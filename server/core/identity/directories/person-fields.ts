// Writes what a directory says of a person over what the card says, field by field; a name that somebody else has is left.
import { sql } from 'kysely';
import { unscoped } from '../../handle.ts';
import { Refusal } from '../../refusal.ts';
import type { AnyUnit } from '../../unit.ts';
import { requireFreeNames } from '../free-names.ts';
import type { LockedPerson } from '../lock-person.ts';
import { requireManager } from '../person-checks.ts';
import type { Directory } from './stored.ts';

export interface FieldUpdate {
  login: string;
  email: string | null;
  name: string;
  position: string;
  phone: string;
  managerId: string | null;
}
const fieldNames = ['login', 'email', 'name', 'position', 'phone', 'managerId'] as const;

/** The fields that really differ. Pure. */
export const changedFields = (current: FieldUpdate, wanted: FieldUpdate) =>
  fieldNames
    .filter((field) => (current[field] ?? '') !== (wanted[field] ?? ''))
    .map((field) => ({ field, from: current[field], to: wanted[field] }));

/** Writes and journals; returns the names of what changed. */
export async function writeFields(
  unit: AnyUnit,
  account: LockedPerson,
  wanted: FieldUpdate,
  directory: Directory,
): Promise<string[]> {
  const allowed: ReturnType<typeof changedFields> = [];
  const skipped: string[] = [];
  for (const change of changedFields(account, wanted)) {
    if (await isFree(unit, account.id, change)) allowed.push(change);
    else skipped.push(change.field);
  }
  if (allowed.length === 0) return [];
  const to = Object.fromEntries(allowed.map((change) => [change.field, change.to])) as Partial<FieldUpdate>;
  const db = unscoped(unit);
  if (to.name !== undefined) {
    await db.updateTable('principal').set({ name: to.name }).where('id', '=', account.id).execute();
  }
  const { version } = await db
    .updateTable('app_user')
    .set({
      version: sql<number>`version + 1`,
      changed_at: unit.moment,
      ...(to.login !== undefined ? { login: to.login } : {}),
      ...(to.email !== undefined ? { email: to.email } : {}),
      ...(to.position !== undefined ? { position: to.position } : {}),
      ...(to.phone !== undefined ? { phone: to.phone } : {}),
      ...(to.managerId !== undefined ? { manager_id: to.managerId } : {}),
    })
    .where('id', '=', account.id)
    .returning('version')
    .executeTakeFirstOrThrow();
  const fields = allowed.map((change) => change.field);
  unit.event({
    operation: 'identity.user.update',
    data: { directory: directory.key, version, fields, ...(skipped.length > 0 ? { taken: skipped } : {}) },
    personal: { [account.id]: { changes: allowed } },
  });
  return fields;
}

async function isFree(
  unit: AnyUnit,
  id: string,
  { field, to }: { field: string; to: string | null },
): Promise<boolean> {
  try {
    if (field === 'login') await requireFreeNames(unit, { login: to ?? undefined }, id);
    if (field === 'email') await requireFreeNames(unit, { email: to }, id);
    if (field === 'managerId') await requireManager(unit, id, to);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
